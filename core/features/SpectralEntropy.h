#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec entropyPower;
} // namespace parameter

/// Entropy of each frame's spectrum read as a distribution, as a share of the largest possible one:
///
///     p[k] = S[k]^power / sum_j S[j]^power      H = -sum_k p[k] ln p[k] / ln(bins)
///
/// 0 is a single tone, 1 a flat spectrum; a silent frame (sum below FLT_MIN) gives 0. With power 2 it is that of Misra
/// et al. (2004, "Spectral entropy based feature for robust ASR"), on the whole band.
/// @param magnitudes  S, shape (bins, frames)  @return shape (frames)
Eigen::ArrayXf spectralEntropy(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, double power = 2.0);

Eigen::ArrayXXf spectralEntropy(const FrameAnalysis& analysis);

} // namespace suara
