#pragma once

#include "core/base/ScratchStore.h"
#include "core/base/Task.h"
#include "core/features/FeaturePlan.h"
#include "core/features/PartValues.h"
#include "core/features/Stretch.h"

#include <deque>
#include <mutex>
#include <vector>

namespace suara {

/// Measures one clip in little memory whatever its length: stretch by stretch, on several threads, in one pass over its
/// sound. What some features can only make when the whole clip has been seen is kept in a scratch store until then.
class ClipMeasurement {
public:
    /// @param memoryBytes  what may be kept in memory; more goes to a temporary file  @param plan  must outlive it
    ClipMeasurement(const FeaturePlan& plan, Summary summary, std::size_t memoryBytes);

    /// Reads the clip's samples to the end and measures them. To be called once. The result does not depend on jobs.
    /// @throws ParameterError if the clip is too short for a feature, IoError, Cancelled, and what the source throws
    void run(const StretchCutter::Source& source, int jobs, Task& task);

    /// The summary of the plan's part of this number, after run().
    const PartValues& values(std::size_t part) const { return m_values[part]; }

private:
    /// What was kept of a stretch for one feature: a few tiles in each place, one after another.
    struct Kept {
        std::vector<ScratchStore::Place> places;
        Eigen::Index frames = 0;
    };

    struct Measured;

    void readAndMeasure(const StretchCutter::Source& source, int jobs, Task& task);
    void measure(const Stretch& stretch, FeaturePlan::Workspace& workspace);
    void measureTiles(const Stretch& stretch, FeaturePlan::Workspace& workspace);
    Measured prepared(std::size_t stretch, Eigen::Index frames, FeaturePlan::Workspace& workspace) const;
    void measureTile(std::size_t part, Eigen::Index first, FeaturePlan::Workspace& workspace, Measured& measured);
    void keep(std::size_t part, std::size_t stretch, Kept&& kept, ClipNotes&& notes);
    void measureSamples(const Stretch& stretch, std::size_t part);
    void finish(std::size_t part, int jobs, Task& task);
    Eigen::ArrayXXf finished(const Kept& kept, const TileFeature& feature, const FinishTile& finish) const;

    const FeaturePlan& m_plan;
    ScratchStore m_store;
    std::deque<PartValues> m_values;
    std::mutex m_mutex; ///< guards what follows
    std::vector<ClipNotes> m_notes;
    std::vector<std::vector<Kept>> m_kept; ///< by part and stretch
};

} // namespace suara
