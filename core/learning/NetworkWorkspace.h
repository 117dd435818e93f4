#pragma once

#include "core/base/Aligned.h"
#include "core/learning/NetworkPlan.h"

#include <array>
#include <memory>
#include <mutex>
#include <vector>

namespace suara {

/// Rows whose gradients are summed together before they are added to those of others. Never changes: the bits of what
/// is learned hang on it.
inline constexpr std::size_t kShardRows = 8;

/// The buffers that batches need on their way through a network.
class NetworkWorkspace {
public:
    using Stages = std::vector<std::unique_ptr<Layer>>;

    /// What one thread works with.
    struct Lane {
        std::array<AlignedFloats, 2> passing;
        std::array<AlignedFloats, 2> gradients;
        AlignedFloats scratch;
    };

    /// @param plan  of the stages; both must outlive it
    NetworkWorkspace(const Stages& stages, const NetworkPlan& plan, int rows, bool forTraining);

    /// Runs work(lane) with a lane that nobody else has meanwhile. There are as many as threads work at once.
    template<typename Work>
    void withLane(Work work)
    {
        std::unique_ptr<Lane> lane = takeLane();
        work(*lane);
        const std::lock_guard lock(m_mutex);
        m_freeLanes.push_back(std::move(lane));
    }

    const NetworkPlan& plan() const { return m_plan; }

    std::vector<AlignedFloats> kept;      ///< outputs, by NetworkPlan::Place::buffer
    std::vector<AlignedFloats> memories;  ///< of each stage
    AlignedFloats scratch;                ///< of layers that want the whole batch
    std::array<AlignedFloats, 2> borders; ///< gradients between segments
    std::vector<AlignedFloats> shards;    ///< gradients of a segment's parameters

private:
    std::unique_ptr<Lane> takeLane();

    const NetworkPlan& m_plan;
    bool m_forTraining;
    std::size_t m_laneScratch = 0;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Lane>> m_freeLanes;
};

} // namespace suara
