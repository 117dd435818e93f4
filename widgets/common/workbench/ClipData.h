#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace suara {

class Job;
class JobTitle;
class PeakPyramid;
class Task;
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
/// peaks and features also live in the cache folder. A clip whose file was found elsewhere or changed is made anew.
class ClipData : public QObject {
    Q_OBJECT

public:
    explicit ClipData(Workbench& workbench, std::size_t memoryLimit = 400'000'000); ///< in bytes
    ~ClipData() override;

    static constexpr std::int64_t wholeClip = 4'000'000; ///< samples up to which samples() reads a clip as a whole

    /// Lowest, highest and RMS of stretches of the clip, at its own rate.
    std::shared_ptr<const PeakPyramid> peaks(ClipId clip);

    /// The same, or while a long clip is being read what there is of it so far: its samples() are fewer then.
    std::shared_ptr<const PeakPyramid> peaksSoFar(ClipId clip);

    /// A block that holds [range.start, range.end) as far as the clip has it.
    std::shared_ptr<const SampleBlock> samples(ClipId clip, TimeRange range);

    /// Frames of a feature of the catalogue. Features asked for at the same time share one pass over the clip.
    std::shared_ptr<const ClipFrames> frames(ClipId clip, const std::string& feature, const FrameOptions& options);

    /// Nobody looks at these any more: the work on them ends. Whoever does need them, or others of the same pass, is
    /// told by arrived() and asks again.
    void release(ClipId clip, const std::vector<std::string>& features, const FrameOptions& options);

    void forget(ClipId clip); ///< all that is kept of it: its file is another one now

    /// Why frames() gives nothing: the sentence of its failure, "" if it did not fail.
    QString problem(ClipId clip, const std::string& feature, const FrameOptions& options) const;
    QString anyProblem() const;         ///< of all that was asked for, the sentence of a failure; "" if nothing failed
    QString problem(ClipId clip) const; ///< the same of peaks() and samples()

    /// Whether the user has stopped work on the clip. What was stopped stays away until resume(), which also comes with
    /// the choice of another clip.
    bool isStopped(ClipId clip) const;
    void resume();

Q_SIGNALS:
    void arrived(suara::ClipId clip);

private:
    struct Store;
    struct Wanted;
    struct Made;
    struct FrameJob;
    using Work = std::function<std::vector<Made>(Task&)>;

    const Clip* readable(ClipId clip) const;
    Wanted wanted(const Clip& clip, std::string key) const;
    std::vector<std::string> dropWork(const std::string& key);
    bool claim(const std::string& key);
    void flush();
    void startPeaks();
    std::vector<Wanted> nextPeaks();
    void followGrowth(Job* job, const Wanted& wanted);
    void startFrames(const FrameJob& job);
    Job* start(const JobTitle& title, const std::vector<Wanted>& wanted, Work work);
    void settle(const std::vector<Wanted>& wanted, const std::vector<Made>& made);
    void stop(const std::vector<Wanted>& wanted);
    QString problemOf(const std::string& key) const;
    void forgetAll();

    Workbench& m_workbench;
    std::unique_ptr<Store> m_store;
};

} // namespace suara
