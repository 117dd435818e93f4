#include "widgets/learning/results/MatrixSheet.h"

#include "core/base/Error.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/results/ConfusionMatrixView.h"
#include "widgets/learning/results/MatrixText.h"
#include "widgets/learning/results/ReportTable.h"
#include "widgets/learning/results/ScoreLine.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace suara {

MatrixSheet::MatrixSheet(QWidget* window)
    : Sheet(window)
    , m_text(new QPlainTextEdit)
    , m_problem(new QLabel)
    , m_measure(new SegmentedControl(3))
    , m_matrix(new ConfusionMatrixView)
    , m_report(new ReportTable)
    , m_scores(new ScoreLine)
    , m_empty(new EmptyState(QStringLiteral("table")))
    , m_stack(new QStackedWidget)
{
    setPanel(Place::Middle, {960, 640});
    onLanguage(this, [this] {
        setTitle(tr("Report of a confusion matrix"));
        m_text->setAccessibleName(tr("Confusion matrix as text"));
        m_text->setPlaceholderText(
            tr("Type or paste the counts: a line for each true class. A first line with names is "
               "read too."));
        m_empty->setTexts(tr("The report stands here"),
                          tr("As soon as there is a whole matrix: scores of every class, UAR, MCC and kappa."));
        m_measure->setTexts({tr("Counts"), tr("Rows"), tr("Columns")});
        m_measure->setAccessibleName(tr("What the matrix shows"));
        read();
    });
    auto* row = new QHBoxLayout;
    row->setContentsMargins(20, 0, 20, 20);
    row->setSpacing(20);
    row->addWidget(buildInput(), 2);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(buildReport());
    row->addWidget(m_stack, 3);
    body()->addLayout(row, 1);
    connect(m_text, &QPlainTextEdit::textChanged, this, &MatrixSheet::read);
    connect(m_measure, &SegmentedControl::currentChanged, this,
            [this](int index) { m_matrix->setMeasure(ConfusionMatrixModel::Measure(index)); });
}

/// Ready to paste into, after the sheet has chosen a focus of its own.
void MatrixSheet::aboutToOpen()
{
    QMetaObject::invokeMethod(
        m_text, [this] { m_text->setFocus(); }, Qt::QueuedConnection);
}

QWidget* MatrixSheet::buildInput()
{
    auto* input = new QWidget;
    auto* column = plainColumn(input);
    column->setSpacing(8);
    m_text->setTabChangesFocus(true);
    m_problem->setWordWrap(true);
    m_problem->setProperty("role", QStringLiteral("error"));
    column->addWidget(m_text, 1);
    column->addWidget(m_problem);
    return input;
}

QWidget* MatrixSheet::buildReport()
{
    auto* content = new QWidget;
    auto* column = plainColumn(content);
    column->setSpacing(8);
    for (QWidget* table : {static_cast<QWidget*>(m_matrix), static_cast<QWidget*>(m_report)})
        table->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    column->addWidget(m_measure, 0, Qt::AlignLeft);
    column->addWidget(m_matrix);
    column->addWidget(m_report);
    column->addWidget(m_scores);
    column->addStretch(1);
    auto* scroll = new QScrollArea;
    scroll->setWidget(content);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void MatrixSheet::read()
{
    ConfusionMatrix matrix;
    QString problem;
    if (!m_text->toPlainText().trimmed().isEmpty()) {
        try {
            matrix = matrixFromText(m_text->toPlainText());
        } catch (const Error& error) {
            problem = errorText(error);
        }
    }
    const bool isKnown = matrix.total() > 0;
    m_problem->setText(problem);
    m_problem->setVisible(!problem.isEmpty());
    m_stack->setCurrentIndex(isKnown ? 1 : 0);
    m_report->setReport(isKnown ? fullReport(matrix) : ClassificationReport());
    m_scores->setScores(isKnown ? std::optional(scoresOf(matrix)) : std::nullopt);
    m_matrix->setMatrix(std::move(matrix));
}

} // namespace suara
