#include "widgets/learning/runs/RunDesk.h"

#include "widgets/common/controls/EmptyState.h"
#include "widgets/common/controls/PanelHeader.h"
#include "widgets/common/controls/SegmentedControl.h"
#include "widgets/common/look/Layouts.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/learning/runs/LogPanel.h"
#include "widgets/learning/runs/RunsPanel.h"

#include <QStackedWidget>
#include <QVBoxLayout>

namespace suara {

namespace {

constexpr int runsHeight = 172; // below its header

QStackedWidget* paneOf(QWidget* empty, QWidget* full)
{
    auto* pane = new QStackedWidget;
    pane->addWidget(empty);
    pane->addWidget(full);
    return pane;
}

} // namespace

RunDesk::RunDesk(RunsPanel* runs, QWidget* parent)
    : QWidget(parent)
    , m_bothHeader(new PanelHeader)
    , m_logHeader(new PanelHeader)
    , m_runsHeader(new PanelHeader)
    , m_switch(new SegmentedControl(2))
    , m_noLog(new EmptyState(QStringLiteral("train")))
    , m_noRuns(new EmptyState(QStringLiteral("table")))
    , m_log(new LogPanel)
    , m_runs(runs)
    , m_logPane(paneOf(m_noLog, m_log))
    , m_runsPane(paneOf(m_noRuns, m_runs))
{
    m_bothHeader->addWidget(m_switch);
    auto* column = plainColumn(this);
    column->addWidget(m_bothHeader);
    column->addWidget(m_logHeader);
    column->addWidget(m_logPane, 1);
    column->addWidget(m_runsHeader);
    column->addWidget(m_runsPane);
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
    m_noLog->setTexts(tr("No log yet"), tr("Every epoch of a training writes its line here."));
    m_noRuns->setTexts(tr("No runs yet"), tr("Every training that ends is kept here, to be compared and tried again."));
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
    m_logPane->setVisible(isLogShown);
    m_runsPane->setVisible(areRunsShown);
    m_runsPane->setMinimumHeight(m_compact ? 0 : runsHeight);
    m_runsPane->setMaximumHeight(m_compact ? QWIDGETSIZE_MAX : runsHeight);
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
    m_logPane->setCurrentIndex(history.empty() ? 0 : 1);
}

void RunDesk::setRunCount(int runs)
{
    m_runsPane->setCurrentIndex(runs > 0 ? 1 : 0);
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
