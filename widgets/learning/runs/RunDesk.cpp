#include "widgets/learning/runs/RunDesk.h"

#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/runs/LogPanel.h"
#include "widgets/learning/runs/RunsPanel.h"

#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int runsHeight = 172; // below its header

} // namespace

RunDesk::RunDesk(RunsPanel* runs, QWidget* parent)
    : QWidget(parent)
    , m_bothHeader(new PanelHeader)
    , m_logHeader(new PanelHeader)
    , m_runsHeader(new PanelHeader)
    , m_switch(new SegmentedControl(2))
    , m_log(new LogPanel)
    , m_runs(runs)
{
    m_bothHeader->addWidget(m_switch);
    auto* column = plainColumn(this);
    column->addWidget(m_bothHeader);
    column->addWidget(m_logHeader);
    column->addWidget(m_log, 1);
    column->addWidget(m_runsHeader);
    column->addWidget(m_runs);
    connect(m_switch, &SegmentedControl::currentChanged, this, &RunDesk::place);
    onLanguage(this, [this] { setTexts(); });
    place();
}

void RunDesk::setTexts()
{
    m_logHeader->setTitle(tr("Log"));
    m_runsHeader->setTitle(tr("Runs"));
    m_switch->setTexts({tr("Log"), tr("Runs")});
    m_switch->setAccessibleName(tr("Log or runs"));
    m_bothHeader->setTitle(m_switch->current() == 0 ? tr("Log") : tr("Runs"));
}

void RunDesk::place()
{
    const bool isLogShown = !m_compact || m_switch->current() == 0;
    const bool areRunsShown = !m_compact || m_switch->current() == 1;
    for (QWidget* button : m_logButtons)
        button->setVisible(isLogShown);
    for (QWidget* button : m_runButtons)
        button->setVisible(areRunsShown);
    m_bothHeader->setVisible(m_compact);
    m_logHeader->setVisible(!m_compact);
    m_runsHeader->setVisible(!m_compact);
    m_log->setVisible(isLogShown);
    m_runs->setVisible(areRunsShown);
    m_runs->setMinimumHeight(m_compact ? 0 : runsHeight);
    m_runs->setMaximumHeight(m_compact ? QWIDGETSIZE_MAX : runsHeight);
    m_bothHeader->setTitle(m_switch->current() == 0 ? tr("Log") : tr("Runs"));
}

void RunDesk::setCompact(bool compact)
{
    m_compact = compact;
    m_runs->setCompact(compact);
    place();
}

void RunDesk::setLog(const std::vector<EpochRecord>& history, int epochs)
{
    m_log->setHistory(history, epochs);
}

void RunDesk::setRunCount(int runs)
{
    m_runsHeader->setDetail(runs > 0 ? formatInteger(runs) : QString());
}

void RunDesk::addLogAction(QAction* action)
{
    m_logHeader->addAction(action);
    m_logButtons.append(m_bothHeader->addAction(action));
    place();
}

void RunDesk::addRunAction(QAction* action)
{
    m_runsHeader->addAction(action);
    m_runButtons.append(m_bothHeader->addAction(action));
    place();
}

void RunDesk::addRunMenu(const std::function<QWidget*()>& makeButton)
{
    m_runsHeader->addWidget(makeButton());
    m_runButtons.append(makeButton());
    m_bothHeader->addWidget(m_runButtons.last());
    place();
}

QString RunDesk::logText() const
{
    return m_log->toPlainText();
}

} // namespace suara
