#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <span>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec zeroThreshold;
extern const ParameterSpec zeroPos;
} // namespace parameter

struct ZeroCrossingOptions {
    int frameLength = 2048;
    int hopLength = 512;
    bool center = true;
    double threshold = 1e-10; ///< what is no farther from zero is zero
    bool zeroPos = true;      ///< zero counts as positive; else as a sign of its own
};

/// Share of samples of each frame at which the sign changes:
///
///     zcr[t] = |{ i in 1 .. L-1 : sign(x[tH + i]) != sign(x[tH + i - 1]) }| / L
///
/// |x| <= threshold is zero, and zero counts as positive unless asked otherwise. Centred frames see the first and last
/// sample repeated beyond the ends. Agrees with librosa 0.11 `feature.zero_crossing_rate` exactly
/// (tests/core/tst_references.cpp).
/// @return shape (frames), a ratio in [0, 1)
/// @throws ParameterError if the signal is too short for one frame, or empty
Eigen::ArrayXf zeroCrossingRate(std::span<const float> samples, const ZeroCrossingOptions& options);

Eigen::ArrayXXf zeroCrossingRate(const FrameAnalysis& analysis);

} // namespace suara
