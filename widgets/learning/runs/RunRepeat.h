#pragma once

#include "core/project/Project.h"

#include <QObject>
#include <functional>

namespace suara {

class LiveRun;
class RunShelf;
class Workbench;

/// Trains again with a run's choices and says whether the weights are the same bits.
class RunRepeat : public QObject {
    Q_OBJECT

public:
    RunRepeat(Workbench& workbench, LiveRun& live, RunShelf& shelf, QObject* parent = nullptr);

    void start(RunId run);

Q_SIGNALS:
    void compared(bool isSame, const std::function<QString()>& sentence); ///< in the language then in force

private:
    void ranThrough(RunId run);
    void compare(RunId first, RunId second, bool wasStopped);

    Workbench& m_workbench;
    LiveRun& m_live;
    RunShelf& m_shelf;
    RunId m_first = 0; ///< that is repeated
};

} // namespace suara
