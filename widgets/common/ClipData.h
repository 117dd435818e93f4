#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/TimeCursor.h"

#include <QObject>
#include <QString>
#include <memory>
#include <vector>

namespace suara {

class PeakPyramid;
class Workbench;
struct ClipFrames;
struct FrameOptions;

/// A stretch of a clip's samples at its own rate, channels averaged.
struct SampleBlock {
    std::int64_t first = 0; ///< position of values[0] in the clip
    std::vector<float> values;
    std::int64_t end() const { return first + std::int64_t(values.size()); }
};

/// What views need of a clip besides its row in the project: peaks, samples, features. Asked while drawing: gives what
/// is there, else starts the work, returns null and emits arrived() when there is something new. Bounded in memory;
/// peaks and features also live in the cache folder.
class ClipData : public QObject {
    Q_OBJECT

public:
    explicit ClipData(Workbench& workbench);
    ~ClipData() override;

    /// Lowest, highest and RMS of stretches of the clip, at its own rate.
    std::shared_ptr<const PeakPyramid> peaks(ClipId clip);

    /// A block that holds [range.start, range.end) as far as the clip has it.
    std::shared_ptr<const SampleBlock> samples(ClipId clip, TimeRange range);

    /// Frames of a feature of the catalogue. Features asked for at the same time share one pass over the clip.
    std::shared_ptr<const ClipFrames> frames(ClipId clip, const std::string& feature, const FrameOptions& options);

    /// Why frames() gives nothing: the sentence of its failure, "" if it did not fail.
    QString problem(ClipId clip, const std::string& feature, const FrameOptions& options) const;
    QString anyProblem() const; ///< of all that was asked for, the sentence of a failure; "" if nothing failed

    void setMemoryLimit(std::size_t bytes); ///< 400 MB at first

Q_SIGNALS:
    void arrived(suara::ClipId clip);

private:
    struct Store;
    struct PeakJob;
    struct FrameJob;
    struct FrameResult;

    void flush();
    void startPeaks();
    void startFrames(const FrameJob& job);
    void forgetAll();
    const Clip* readable(ClipId clip) const;

    Workbench& m_workbench;
    std::unique_ptr<Store> m_store;
};

} // namespace suara
