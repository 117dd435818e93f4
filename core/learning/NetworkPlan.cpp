#include "core/learning/NetworkPlan.h"

#include <algorithm>

namespace suara {

namespace {

using Stages = std::vector<std::unique_ptr<Layer>>;

constexpr std::size_t kPieceFloats = std::size_t{1} << 18; // 1 MB: stays in a core's cache

int pieceRows(const Stages& stages, std::size_t first, std::size_t end)
{
    std::size_t largest = 1;
    for (std::size_t i = first; i < end; ++i)
        largest = std::max(largest, stages[i]->output().size());
    int rows = 8; // a shard; halves of it, so that pieces never cross its border
    while (rows > 1 && std::size_t(rows) * largest > kPieceFloats)
        rows /= 2;
    return rows;
}

std::vector<NetworkPlan::Segment> segmentsOf(const Stages& stages)
{
    std::vector<NetworkPlan::Segment> segments;
    for (std::size_t first = 0; first < stages.size();) {
        std::size_t end = first + 1;
        const bool isWhole = stages[first]->traits().isWholeBatch;
        while (!isWhole && end < stages.size() && !stages[end]->traits().isWholeBatch)
            ++end;
        segments.push_back({first, end, isWhole, isWhole ? 0 : pieceRows(stages, first, end)});
        first = end;
    }
    return segments;
}

/// Whether somebody still wants a stage's output when the piece has left its segment.
bool isWantedLater(const Stages& stages, std::size_t stage, bool isBorder, bool forTraining)
{
    if (isBorder || stage + 2 >= stages.size()) // the loss reads the logits, the caller the probabilities
        return true;
    return forTraining && (stages[stage]->traits().readsOutput || stages[stage + 1]->traits().readsInput);
}

bool worksInPlace(const Stages& stages, std::size_t stage, bool forTraining)
{
    const LayerTraits& traits = stages[stage]->traits();
    return stage > 0 && traits.worksInPlace && !(forTraining && stages[stage - 1]->traits().readsOutput);
}

} // namespace

NetworkPlan plannedNetwork(const Stages& stages, bool forTraining, bool keepsAll)
{
    NetworkPlan plan;
    plan.segments = segmentsOf(stages);
    plan.places.resize(stages.size());
    std::vector<bool> isBorder(stages.size());
    for (const auto& segment : plan.segments)
        isBorder[segment.end - 1] = true;

    std::size_t turn = 0;
    for (std::size_t stage = stages.size(); stage-- > 0;) {
        const bool sharesNext = !keepsAll && stage + 1 < stages.size() &&
                                worksInPlace(stages, stage + 1, forTraining) &&
                                (plan.places[stage + 1].isKept || !isBorder[stage]);
        if (sharesNext)
            plan.places[stage] = plan.places[stage + 1];
        else if (keepsAll || isWantedLater(stages, stage, isBorder[stage], forTraining))
            plan.places[stage] = {true, stage};
        else
            plan.places[stage] = {false, turn ^= 1};
    }
    for (const auto& segment : plan.segments) {
        if (segment.first > 0)
            plan.borderSize = std::max(plan.borderSize, stages[segment.first]->input().size());
        for (std::size_t i = segment.first; i < segment.end && !segment.isWholeBatch; ++i) {
            const std::size_t floats = std::size_t(segment.pieceRows) * stages[i]->output().size();
            if (!plan.places[i].isKept)
                plan.passingSize = std::max(plan.passingSize, floats);
            if (i + 1 < segment.end)
                plan.gradientSize = std::max(plan.gradientSize, floats);
        }
    }
    return plan;
}

} // namespace suara
