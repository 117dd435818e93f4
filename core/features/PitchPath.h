#pragma once

#include "core/base/Task.h"

#include <map>
#include <vector>

namespace suara {

/// The pitches that pYIN tells apart: bin b stands for fmin * 2^(b / (12 perSemitone)) Hz.
struct PitchGrid {
    double fmin = 0.0; ///< Hz
    int perSemitone = 10;
    int bins = 0;
    int width = 1; ///< bins that can be reached from one in the next frame; half of them below it
};

/// What one frame says: the probability of each bin that has one, and of voice at all.
struct PitchObservation {
    std::map<int, double> bins;
    double voiced = 0.0;
};

/// The likeliest path through states (Viterbi): state b < bins is voice at pitch b, bins + b silence that remembers it.
/// Moves within reach are weighed by a triangle; everything else, and what was not observed, by the smallest positive
/// number, as librosa does. Ties go to the lower state.
/// @throws Cancelled if the task is
std::vector<int> likeliestPath(const std::vector<PitchObservation>& observations, const PitchGrid& grid,
                               double switchProbability, Task& task);

} // namespace suara
