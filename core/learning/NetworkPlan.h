#pragma once

#include "core/learning/layers/Layer.h"

#include <memory>
#include <vector>

namespace suara {

/// How a network's stages are run: which of them one piece of a batch may pass through without waiting for the others,
/// and where each output lies. The large ones are mostly passing: once the next stage has read them nobody does again,
/// so they need room for a few rows of each thread only, not for the whole batch.
struct NetworkPlan {
    /// Stages between which no one waits; one stage that wants the whole batch stands alone.
    struct Segment {
        std::size_t first;
        std::size_t end;
        bool isWholeBatch;
        int pieceRows; ///< rows that go through at a time
    };

    /// Of a stage's output: in a buffer kept for the whole batch, or in one of a thread's two passing ones.
    struct Place {
        bool isKept;
        std::size_t buffer; ///< the stage that the kept buffer is named after, or 0 or 1
    };

    std::vector<Segment> segments;
    std::vector<Place> places; ///< of each stage

    std::size_t passingSize = 0;  ///< floats of a thread's passing buffer
    std::size_t gradientSize = 0; ///< floats of a thread's buffer for gradients within a segment
    std::size_t borderSize = 0;   ///< floats a row of the gradients between segments
};

/// @param keepsAll  keeps every output, for who wants to look at them
NetworkPlan plannedNetwork(const std::vector<std::unique_ptr<Layer>>& stages, bool forTraining, bool keepsAll);

} // namespace suara
