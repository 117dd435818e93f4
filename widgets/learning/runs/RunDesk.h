#pragma once

#include "core/learning/Trainer.h"

#include <QList>
#include <QWidget>
#include <functional>
#include <vector>

class QAction;
class QStackedWidget;

namespace suara {

class EmptyState;
class LogPanel;
class PanelHeader;
class RunsPanel;
class SegmentedControl;

/// Log and runs: one over the other, or one at a time with a switch where there is little room. Where there are none
/// yet it says what will stand there.
class RunDesk : public QWidget {
    Q_OBJECT

public:
    explicit RunDesk(RunsPanel* runs, QWidget* parent = nullptr);

    void setLog(const std::vector<EpochRecord>& history, int epochs);
    void setRunCount(int runs);
    void setCompact(bool compact);
    void addLogAction(QAction* action);
    void addRunAction(QAction* action);
    void addRunMenu(const std::function<QWidget*()>& makeButton); ///< one for each header
    QString logText() const;

private:
    void place();
    void setTexts();

    PanelHeader* m_bothHeader;
    PanelHeader* m_logHeader;
    PanelHeader* m_runsHeader;
    SegmentedControl* m_switch;
    EmptyState* m_noLog;
    EmptyState* m_noRuns;
    LogPanel* m_log;
    RunsPanel* m_runs;
    QStackedWidget* m_logPane; // one of the two
    QStackedWidget* m_runsPane;
    QList<QWidget*> m_logButtons; // in the header that both share
    QList<QWidget*> m_runButtons;
    bool m_compact = false;
};

} // namespace suara
