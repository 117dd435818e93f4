#pragma once

#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec nMfcc;
extern const ParameterSpec dctType;
extern const ParameterSpec dctNorm;
extern const ParameterSpec lifter;
extern const ParameterSpec melNorm; ///< what the other features call norm
} // namespace parameter

/// Mel-frequency cepstral coefficients, min(n_mfcc, n_mels) rows: the orthonormal DCT of the mel spectrogram
/// in dB, floored 80 dB below the clip's maximum. As librosa 0.11 `feature.mfcc`.
TileFeature mfcc(const SpectrumSetup& setup);

int mfccRows(const Parameters& parameters);

} // namespace suara
