#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec pitchThresholds;
extern const ParameterSpec betaA;
extern const ParameterSpec betaB;
extern const ParameterSpec boltzmann;
extern const ParameterSpec pitchResolution;
extern const ParameterSpec maxTransitionRate;
extern const ParameterSpec switchProb;
extern const ParameterSpec noTroughProb;
extern const ParameterSpec fillNa;
} // namespace parameter

/// Pitch by probabilistic YIN (Mauch and Dixon 2014), each of shape (1, frames): F0 in Hz, which is NaN (or what
/// `fill_na` says; its best guess with none) in frames without voice; whether a frame has voice, 1 or 0; how probable
/// that is. As librosa 0.11 `pyin` of float64 samples: F0 lies on the same grid of `resolution` semitones.
/// @throws ParameterError as yinFrames(), and for grids of more than 10000 bins or jumps wider than the grid
Eigen::ArrayXXf pyin(const FrameAnalysis& analysis);
Eigen::ArrayXXf pyinVoicedFlag(const FrameAnalysis& analysis);
Eigen::ArrayXXf pyinVoicedProb(const FrameAnalysis& analysis);

} // namespace suara
