#include "widgets/annotation/AgreementPanel.h"

#include "core/project/Project.h"
#include "widgets/annotation/AgreementMatrix.h"
#include "widgets/annotation/AgreementWatch.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/DisagreementList.h"
#include "widgets/annotation/KappaBar.h"
#include "widgets/annotation/Labels.h"
#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/Section.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

namespace suara {

namespace {

const QString dash = QStringLiteral("–");

void setWhole(QBoxLayout* layout, int spacing)
{
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing);
}

QString percent(const std::optional<double>& share)
{
    return share ? formatPercent(*share) : dash;
}

} // namespace

AgreementPanel::AgreementPanel(AnnotationDesk& desk, AgreementWatch& watch, QWidget* parent)
    : QWidget(parent)
    , m_desk(desk)
    , m_watch(watch)
    , m_header(new PanelHeader(this))
    , m_empty(new EmptyState(QStringLiteral("user"), this))
{
    auto* column = new QVBoxLayout(this);
    setWhole(column, 0);
    column->addWidget(m_header);
    column->addWidget(m_empty, 1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(buildBody());
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    m_body = scroll;
    column->addWidget(m_body, 1);
    setAutoFillBackground(true);
    connect(&desk, &AnnotationDesk::annotatorsChanged, this, &AgreementPanel::fillAnnotators);
    connect(&watch, &AgreementWatch::changed, this, &AgreementPanel::showReport);
    connect(m_list, &DisagreementList::chosen, this, &AgreementPanel::disagreementChosen);
    onLanguage(this, [this] { setTexts(); });
    fillAnnotators();
}

QWidget* AgreementPanel::buildBody()
{
    auto* body = new QWidget;
    auto* column = new QVBoxLayout(body);
    setWhole(column, 0);
    auto* above = new QVBoxLayout;
    above->setContentsMargins(16, 12, 12, 12);
    above->setSpacing(8);
    above->addWidget(buildPair());
    m_scope = new SegmentedControl(2);
    m_scope->setCurrent(m_watch.isOfAllClips() ? 1 : 0);
    connect(m_scope, &SegmentedControl::currentChanged, this, [this](int index) { m_watch.setOfAllClips(index == 1); });
    above->addWidget(m_scope);
    above->addWidget(buildFigure());
    above->addWidget(m_bar = new KappaBar);
    above->addWidget(buildFacts());
    column->addLayout(above);
    m_matrixSection = new Section;
    m_matrixSection->addWidget(m_matrix = new AgreementMatrix);
    column->addWidget(m_matrixSection);
    m_listSection = new Section;
    m_listSection->body()->setContentsMargins(0, 0, 0, 0);
    m_listSection->addWidget(m_list = new DisagreementList);
    m_list->setMinimumHeight(2 * 44);
    column->addWidget(m_listSection, 1);
    return body;
}

QWidget* AgreementPanel::buildPair()
{
    auto* pair = new QWidget;
    auto* row = new QHBoxLayout(pair);
    setWhole(row, 8);
    m_first = new QComboBox;
    m_second = new QComboBox;
    for (QComboBox* box : {m_first, m_second}) {
        box->setMinimumContentsLength(4);
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        row->addWidget(box, 1);
        connect(box, &QComboBox::activated, this,
                [this] { m_watch.setPair(m_first->currentData().toLongLong(), m_second->currentData().toLongLong()); });
    }
    return pair;
}

QWidget* AgreementPanel::buildFigure()
{
    auto* figure = new QWidget;
    auto* row = new QHBoxLayout(figure);
    setWhole(row, 16);
    m_figure = new QLabel;
    m_figure->setProperty("role", QStringLiteral("figure"));
    m_measure = new QLabel;
    m_measure->setProperty("role", QStringLiteral("strong"));
    m_interval = new QLabel;
    m_interval->setProperty("role", QStringLiteral("secondary"));
    m_interval->setWordWrap(true);
    auto* beside = new QVBoxLayout;
    setWhole(beside, 2);
    beside->addStretch(1);
    beside->addWidget(m_measure);
    beside->addWidget(m_interval);
    beside->addStretch(1);
    row->addWidget(m_figure);
    row->addLayout(beside, 1);
    return figure;
}

QLabel* AgreementPanel::addFact(QLabel*& name)
{
    auto* grid = static_cast<QGridLayout*>(m_facts->layout());
    const int line = grid->rowCount();
    name = new QLabel;
    auto* value = new QLabel;
    value->setProperty("role", QStringLiteral("strong"));
    value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid->addWidget(name, line, 0, 1, 2);
    grid->addWidget(value, line, 2);
    return value;
}

QWidget* AgreementPanel::buildFacts()
{
    m_facts = new QWidget;
    auto* grid = new QGridLayout(m_facts);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(6);
    grid->setColumnStretch(1, 1);
    m_linked = addFact(m_linkedName);
    m_observed = addFact(m_observedName);
    m_chance = addFact(m_chanceName);
    m_overlapName = new QLabel;
    m_overlap = new QSlider(Qt::Horizontal);
    m_overlap->setRange(5, 100);
    m_overlap->setSingleStep(5);
    m_overlap->setValue(int(std::lround(m_watch.overlap() * 100)));
    m_overlapValue = new QLabel;
    m_overlapValue->setProperty("role", QStringLiteral("strong"));
    m_overlapValue->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    connect(m_overlap, &QSlider::valueChanged, this, [this](int value) { m_watch.setOverlap(value / 100.0); });
    const int line = grid->rowCount();
    grid->addWidget(m_overlapName, line, 0);
    grid->addWidget(m_overlap, line, 1);
    grid->addWidget(m_overlapValue, line, 2);
    return m_facts;
}

void AgreementPanel::setTexts()
{
    m_header->setTitle(tr("Agreement"));
    m_empty->setTexts(tr("Agreement needs two annotators"),
                      tr("Add a second one, choose that tier, and label the same stretches."));
    m_first->setAccessibleName(tr("First annotator"));
    m_second->setAccessibleName(tr("Second annotator"));
    m_scope->setTexts({tr("This clip"), tr("All clips")});
    m_scope->setAccessibleName(tr("Clips to compare on"));
    m_figure->setAccessibleName(tr("Cohen's kappa"));
    m_measure->setText(tr("Cohen κ"));
    m_linkedName->setText(tr("Same segments"));
    m_linkedName->setToolTip(tr("Stretches that both have cut out alike, of all that either has cut out"));
    m_observedName->setText(tr("Observed"));
    m_chanceName->setText(tr("By chance"));
    m_overlapName->setText(tr("Overlap ≥"));
    m_overlapName->setToolTip(tr("Share of the longer segment from which two segments are the same stretch"));
    m_overlap->setAccessibleName(m_overlapName->toolTip());
    m_listSection->setTitle(tr("Disagreements"));
    showReport();
}

void AgreementPanel::fillAnnotators()
{
    const bool two = m_watch.first() != 0;
    m_empty->setVisible(!two);
    m_body->setVisible(two);
    const QSignalBlocker quietFirst(m_first);
    const QSignalBlocker quietSecond(m_second);
    m_first->clear();
    m_second->clear();
    if (m_desk.project() == nullptr)
        return;
    for (const Annotator& annotator : m_desk.project()->annotators()) {
        const QString name = QString::fromStdString(annotator.name);
        m_first->addItem(QStringLiteral("A  ") + name, QVariant::fromValue<qlonglong>(annotator.id));
        m_second->addItem(QStringLiteral("B  ") + name, QVariant::fromValue<qlonglong>(annotator.id));
    }
    m_first->setCurrentIndex(m_first->findData(QVariant::fromValue<qlonglong>(m_watch.first())));
    m_second->setCurrentIndex(m_second->findData(QVariant::fromValue<qlonglong>(m_watch.second())));
}

QString AgreementPanel::headline() const
{
    return m_figure->text();
}

QString AgreementPanel::explanation() const
{
    return m_interval->text();
}

void AgreementPanel::showFigure()
{
    const Kappa& kappa = m_watch.report().kappa;
    m_figure->setText(kappa.value ? formatNumber(*kappa.value, 2) : dash);
    if (m_watch.first() == m_watch.second())
        m_interval->setText(tr("Choose two different annotators."));
    else if (!kappa.observed)
        m_interval->setText(tr("Undefined: no segment that both have labelled."));
    else if (!kappa.value)
        m_interval->setText(tr("Undefined: both have used one label only."));
    else
        m_interval->setText(
            tr("95 % CI %1 … %2").arg(formatNumber(kappa.low.value_or(0), 2), formatNumber(kappa.high.value_or(0), 2)));
    m_bar->setKappa(kappa);
}

void AgreementPanel::showReport()
{
    if (m_body->isHidden() != (m_watch.first() == 0))
        fillAnnotators();
    const AgreementReport& report = m_watch.report();
    showFigure();
    m_linked->setText(
        QStringLiteral("%1 / %2").arg(formatInteger(qint64(report.linked)), formatInteger(qint64(report.stretches))));
    m_observed->setText(percent(report.kappa.observed));
    m_chance->setText(percent(report.kappa.chance));
    m_overlapValue->setText(formatPercent(m_watch.overlap()));
    m_matrixSection->setTitle(tr("%1, A × B").arg(labelTitle(m_watch.labelSet().name)));
    m_matrixSection->setVisible(!report.table.categories.empty());
    m_matrix->setTable(report.table, m_watch.labelSet(), m_first->currentText(), m_second->currentText());
    m_listSection->setDetail(formatInteger(qint64(report.disagreements.size())));
    m_list->setReport(report, m_watch.labelSet(), m_desk.project());
}

} // namespace suara
