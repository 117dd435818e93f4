#include "core/learning/NetworkWorkspace.h"

#include <algorithm>

namespace suara {

NetworkWorkspace::NetworkWorkspace(const Stages& stages, const NetworkPlan& plan, int rows, bool forTraining)
    : kept(stages.size()), memories(stages.size()), m_plan(plan), m_forTraining(forTraining)
{
    const auto count = std::size_t(rows);
    for (const NetworkPlan::Segment& segment : plan.segments) {
        for (std::size_t i = segment.first; i < segment.end; ++i) {
            if (plan.places[i].isKept)
                kept[plan.places[i].buffer].resize(count * stages[i]->output().size());
            memories[i].resize(stages[i]->memorySize(rows));
            const std::size_t floats = stages[i]->scratchSize(segment.isWholeBatch ? rows : segment.pieceRows);
            if (segment.isWholeBatch)
                scratch.resize(std::max(scratch.size(), floats));
            else
                m_laneScratch = std::max(m_laneScratch, floats);
        }
    }
    if (!forTraining)
        return;
    for (AlignedFloats& border : borders)
        border.resize(count * std::max(plan.borderSize, stages.back()->output().size()));
    shards.resize((count + kShardRows - 1) / kShardRows);
}

std::unique_ptr<NetworkWorkspace::Lane> NetworkWorkspace::takeLane()
{
    {
        const std::lock_guard lock(m_mutex);
        if (!m_freeLanes.empty()) {
            auto lane = std::move(m_freeLanes.back());
            m_freeLanes.pop_back();
            return lane;
        }
    }
    auto lane = std::make_unique<Lane>();
    for (AlignedFloats& floats : lane->passing)
        floats.resize(m_plan.passingSize);
    if (m_forTraining)
        for (AlignedFloats& floats : lane->gradients)
            floats.resize(m_plan.gradientSize);
    lane->scratch.resize(m_laneScratch);
    return lane;
}

} // namespace suara
