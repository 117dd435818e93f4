#include "widgets/learning/results/ResultPanel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/results/ConfusionMatrixView.h"
#include "widgets/learning/results/HitsPanel.h"
#include "widgets/learning/results/ReportTable.h"
#include "widgets/learning/results/ScoreLine.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace suara {

ResultPanel::ResultPanel(Workbench& workbench, QWidget* parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_measure(new SegmentedControl(3))
    , m_told(new QWidget)
    , m_matrix(new ConfusionMatrixView)
    , m_reportHeader(new PanelHeader)
    , m_report(new ReportTable)
    , m_scores(new ScoreLine)
    , m_hits(new HitsPanel(workbench))
    , m_scroll(new QScrollArea)
    , m_stack(new QStackedWidget)
{
    auto* header = new PanelHeader;
    header->addWidget(m_measure);
    header->addAction(makeAction(
        this, "paste_matrix", [] { return tr("Report of a confusion matrix from elsewhere…"); },
        [this] { Q_EMIT matrixRequested(); }, QStringLiteral("table")));
    connect(m_hits, &HitsPanel::relabelled, this, &ResultPanel::relabelled);
    onLanguage(this, [this, header] {
        header->setTitle(tr("Confusion matrix"));
        m_measure->setTexts({tr("Counts"), tr("Rows"), tr("Columns")});
        m_measure->setAccessibleName(tr("What the matrix shows"));
        showTexts();
    });
    auto* empty = new EmptyState(QStringLiteral("train"));
    onLanguage(empty, [empty] {
        empty->setTexts(tr("No result yet"), tr("Train a network, and read here how well it tells the classes apart."));
    });
    auto* content = new QWidget;
    content->setBackgroundRole(QPalette::Base);
    auto* column = plainColumn(content);
    auto* told = plainColumn(m_told);
    buildMatrix(told);
    buildReport(told);
    column->addWidget(m_told);
    column->addWidget(m_hits);
    column->addStretch(1);
    m_scroll->setWidget(content);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_stack->addWidget(empty);
    m_stack->addWidget(m_scroll);
    auto* outer = plainColumn(this);
    outer->addWidget(header);
    outer->addWidget(m_stack, 1);
}

void ResultPanel::buildMatrix(QVBoxLayout* column)
{
    auto* place = new QWidget;
    auto* rows = plainColumn(place, {16, 4, 12, 8});
    auto* axis = new QLabel;
    axis->setProperty("role", QStringLiteral("caption"));
    axis->setAlignment(Qt::AlignCenter);
    onLanguage(axis, [axis] { axis->setText(tr("Predicted →")); });
    m_matrix->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    rows->addWidget(m_matrix);
    rows->addWidget(axis);
    column->addWidget(place);
    connect(m_measure, &SegmentedControl::currentChanged, this,
            [this](int index) { m_matrix->setMeasure(ConfusionMatrixModel::Measure(index)); });
    connect(m_matrix, &ConfusionMatrixView::cellChosen, m_hits, &HitsPanel::showCell);
    connect(m_matrix, &ConfusionMatrixView::rowChosen, m_hits, &HitsPanel::showRow);
    connect(m_matrix, &ConfusionMatrixView::playRequested, m_hits, &HitsPanel::play);
}

void ResultPanel::buildReport(QVBoxLayout* column)
{
    m_reportHeader->addAction(makeAction(
        this, "copy_report", [] { return tr("Copy the report as text"); },
        [this] { QGuiApplication::clipboard()->setText(copiedReport()); }, QStringLiteral("copy")));
    auto* place = new QWidget;
    auto* rows = plainColumn(place, {16, 0, 12, 8});
    m_report->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    rows->addWidget(m_report);
    rows->addWidget(m_scores);
    column->addWidget(m_reportHeader);
    column->addWidget(place);
}

/// As scikit-learn prints it, and the scores that it has functions of their own for.
QString ResultPanel::copiedReport() const
{
    return !m_record.scores()
               ? QString()
               : m_report->copiedText() + u'\n' + QString::fromStdString(scoresText(scoresOf(m_record.matrix)));
}

void ResultPanel::setRecord(RunRecord record)
{
    m_record = std::move(record);
    m_matrix->setMatrix(m_record.scores() ? m_record.matrix : ConfusionMatrix());
    m_report->setReport(!m_record.scores() ? ClassificationReport() : fullReport(m_record.matrix));
    m_scores->setScores(m_record.scores(), m_record.foldAccuracies);
    m_hits->setRecord(&m_record);
    m_stack->setCurrentIndex(m_record.isEmpty() ? 0 : 1);
    m_told->setVisible(m_record.scores().has_value());
    m_measure->setEnabled(m_record.scores().has_value());
    showTexts();
}

void ResultPanel::showTexts()
{
    const int tested = int(m_record.tests.size());
    m_reportHeader->setTitle(tr("Report"));
    m_reportHeader->setDetail(
        !m_record.scores() ? QString()
        : m_record.folds.empty()
            ? tr("%1 of %2 held out").arg(formatInteger(tested), formatInteger(tested + m_record.trainingRows))
            : tr("%1 rows, each held out once").arg(formatInteger(tested)));
}

void ResultPanel::showEpoch(int epoch)
{
    m_hits->showEpoch(epoch);
}

} // namespace suara
