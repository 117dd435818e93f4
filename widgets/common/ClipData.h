#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/TimeCursor.h"

#include <QObject>
#include <memory>
#include <vector>

namespace suara {

class PeakPyramid;
class Workbench;

/// What views need of a clip besides its row in the project: peaks, samples, features. Asked while drawing: gives what
/// is there, else starts the work, returns null and emits arrived() when there is something new. Bounded in memory;
/// peaks and features also live in the cache folder.
class ClipData : public QObject {
    Q_OBJECT

public:
    explicit ClipData(Workbench& workbench);
    ~ClipData() override;

    /// Lowest, highest and RMS of stretches of the clip, at its own rate, channels averaged.
    std::shared_ptr<const PeakPyramid> peaks(ClipId clip);

    /// Samples [range.start, range.end) at the clip's own rate, channels averaged; null while they are read.
    std::shared_ptr<const std::vector<float>> samples(ClipId clip, TimeRange range);

Q_SIGNALS:
    void arrived(suara::ClipId clip);

private:
    struct Store;
    Workbench& m_workbench;
    std::unique_ptr<Store> m_store;
};

} // namespace suara
