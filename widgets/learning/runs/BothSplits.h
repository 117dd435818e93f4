#pragma once

#include "core/project/Project.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QObject>
#include <functional>
#include <optional>

namespace suara {

class LiveRun;
class RunShelf;
struct RunRecord;

/// Makes the same run under two splits, one after the other: as chosen, and with whole speakers, episodes or recordings
/// held out. Then says what the difference is.
class BothSplits : public QObject {
    Q_OBJECT

public:
    BothSplits(LiveRun& live, RunShelf& shelf, QObject* parent = nullptr);

    void start(const TrainSetup& chosen, TrainSetup::HoldOut other);

Q_SIGNALS:
    /// @param sentence  in the language then in force
    void compared(suara::RunId first, suara::RunId second, const std::function<QString()>& sentence);

private:
    void ranThrough(RunId run);
    void tell(RunId first, const RunRecord& one, RunId second, const RunRecord& other);

    LiveRun& m_live;
    RunShelf& m_shelf;
    std::optional<TrainSetup> m_next; ///< the second split's, while the first is learned
    RunId m_first = 0;                ///< done, while the second is learned
};

} // namespace suara
