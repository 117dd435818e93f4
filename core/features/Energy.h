#pragma once

#include "core/dsp/Stft.h"
#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <span>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec energyFrameLength;
extern const ParameterSpec energyHopLength;
} // namespace parameter

/// Root of the mean square of each frame. Centred frames are padded by frameLength / 2 on both sides.
/// Agrees with librosa 0.11 `feature.rms(y=...)` to 1e-6 relative.
/// @return shape (frames), amplitude
/// @throws ParameterError if the signal is too short for one frame
Eigen::ArrayXf rms(std::span<const float> samples, int frameLength, int hopLength, bool center, PadMode padMode);

/// Energy as the lecture's loop has it: the sum of squares of samples [t * hop, t * hop + frameLength), for every
/// t * hop inside the signal. No padding, so the last frames are short. An empty signal has no frames.
Eigen::ArrayXf energy(std::span<const float> samples, int frameLength, int hopLength);

Eigen::ArrayXXf rms(const FrameAnalysis& analysis);
Eigen::ArrayXXf energy(const FrameAnalysis& analysis);

} // namespace suara
