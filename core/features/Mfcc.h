#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec nMfcc;
extern const ParameterSpec dctType;
extern const ParameterSpec dctNorm;
extern const ParameterSpec lifter;
extern const ParameterSpec melNorm; ///< what the other features call norm
} // namespace parameter

/// Mel-frequency cepstral coefficients, shape (min(n_mfcc, n_mels), frames): the orthonormal DCT of the mel spectrogram
/// in dB, floored 80 dB below the clip's maximum. As librosa 0.11 `feature.mfcc`.
Eigen::ArrayXXf mfcc(const FrameAnalysis& analysis);

/// The same from the mel spectrogram in dB, shape (n_mels, frames): each frame by itself.
Eigen::ArrayXXf mfccOfDecibels(const Eigen::Ref<const Eigen::ArrayXXf>& mel, const Parameters& parameters);

int mfccRows(const Parameters& parameters);

} // namespace suara
