#include "widgets/learning/setup/TrainSetupPanel.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/learning/data/LeakNotice.h"
#include "widgets/learning/setup/DataSection.h"
#include "widgets/learning/setup/FieldSection.h"
#include "widgets/learning/setup/ModelSection.h"
#include "widgets/learning/setup/RunFooter.h"

#include <QScrollArea>
#include <QVBoxLayout>
#include <utility>

namespace suara {

namespace {

constexpr int labelWidth = 104;
constexpr int compactLabelWidth = 72;

double usualRate(OptimizerKind kind)
{
    return kind == OptimizerKind::Sgd ? 0.01 : 0.001; // Keras's
}

double usualFall(ScheduleKind kind)
{
    return kind == ScheduleKind::Cosine ? 0.0 : 0.5;
}

/// What hangs on a choice follows it, unless the user has set it.
TrainSetup settled(TrainSetup setup, const TrainSetup& before)
{
    OptimizerOptions& optimizer = setup.optimizer;
    if (optimizer.kind != before.optimizer.kind && optimizer.learningRate == usualRate(before.optimizer.kind))
        optimizer.learningRate = usualRate(optimizer.kind);
    if (setup.schedule.kind != before.schedule.kind && setup.schedule.rate == usualFall(before.schedule.kind))
        setup.schedule.rate = usualFall(setup.schedule.kind);
    if (setup.rounds == TrainSetup::Rounds::EachGroup && !setup.isGrouped())
        setup.rounds = TrainSetup::Rounds::Folds; // there are no groups
    return setup;
}

} // namespace

TrainSetupPanel::TrainSetupPanel(QWidget* parent)
    : QWidget(parent)
    , m_header(new PanelHeader)
    , m_data(new DataSection)
    , m_model(new ModelSection)
    , m_leaks(new LeakNotice)
    , m_footer(new RunFooter)
{
    auto* more = new FieldSection(QT_TRANSLATE_NOOP("SetupTables", "More"), moreFields());
    more->setObjectName(QStringLiteral("more"));
    more->setExpanded(false);
    auto* split = new FieldSection(QT_TRANSLATE_NOOP("SetupTables", "Split and scale"), splitFields());
    split->addWidget(m_leaks);
    m_sections = {m_data, split, m_model, new FieldSection(QT_TRANSLATE_NOOP("SetupTables", "Run"), runFields()), more};
    build();
    for (SetupSection* section : m_sections)
        connect(section, &SetupSection::changed, this, &TrainSetupPanel::sectionChanged);
    connect(m_model, &ModelSection::problemFound, this, &TrainSetupPanel::problemFound);
    onLanguage(this, [this] { setSummary(m_summary); });
    setSetup({});
}

void TrainSetupPanel::build()
{
    onLanguage(m_header, [this] { m_header->setTitle(tr("Setup")); });
    m_header->addAction(makeAction(
        this, "reset_setup", [] { return tr("Back to the lecture's setup"); },
        [this] {
            setSetup({});
            Q_EMIT changed();
        },
        QStringLiteral("reset")));
    auto* scroll = new QScrollArea;
    scroll->setWidget(buildSections());
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its controls are where Tab stops
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* column = plainColumn(this);
    column->addWidget(m_header);
    column->addWidget(scroll, 1);
    column->addWidget(m_footer);
    setAutoFillBackground(true);
}

void TrainSetupPanel::addHeaderAction(QAction* action)
{
    m_header->addAction(action);
}

QWidget* TrainSetupPanel::buildSections()
{
    auto* content = new QWidget;
    auto* column = plainColumn(content);
    for (SetupSection* section : m_sections)
        column->addWidget(section);
    column->addStretch(1);
    return content;
}

TrainSetup TrainSetupPanel::setup() const
{
    TrainSetup setup;
    for (const SetupSection* section : m_sections)
        section->take(setup);
    return setup;
}

void TrainSetupPanel::setSetup(const TrainSetup& setup)
{
    for (SetupSection* section : m_sections)
        section->setChoices(setup);
    m_last = this->setup();
}

void TrainSetupPanel::sectionChanged()
{
    const TrainSetup chosen = setup();
    const TrainSetup now = settled(chosen, m_last);
    if (!(now == chosen))
        setSetup(now);
    for (SetupSection* section : m_sections)
        section->follow(now);
    m_last = setup();
    Q_EMIT changed();
}

void TrainSetupPanel::setLabelChoices(const Project& project)
{
    m_data->setLabelChoices(project);
}

void TrainSetupPanel::setSummary(const DataSummary& summary)
{
    m_summary = summary;
    m_data->setSummary(summary);
    m_model->setSummary(summary);
}

void TrainSetupPanel::setCompact(bool compact)
{
    for (FormRow* row : findChildren<FormRow*>())
        row->setLabelWidth(compact ? compactLabelWidth : labelWidth);
}

} // namespace suara
