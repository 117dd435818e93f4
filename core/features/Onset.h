#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec onsetLag;
extern const ParameterSpec onsetMaxSize;
extern const ParameterSpec onsetDetrend;
extern const ParameterSpec onsetAggregate;
} // namespace parameter

/// By how much each bin of each frame is above what stood around it `lag` frames before, nothing where it fell:
///
///     rise[k, t] = max(0, S[k, t] - max over |j - k| <= maxSize / 2 of S[j, t - lag])
///
/// @param spectrum  S, shape (bins, frames)  @return shape (bins, frames); 0 in the first `lag` frames
Eigen::ArrayXXf spectralRise(const Eigen::Ref<const Eigen::ArrayXXf>& spectrum, int lag = 1, int maxSize = 1);

/// Spectral flux, shape (1, frames): the sum over all bins of the rise of the magnitude (Dixon 2006, "Onset detection
/// revisited", eq. 2.3). As librosa 0.11 `onset.onset_strength(S=abs(stft), center=False, aggregate=np.sum)`.
Eigen::ArrayXXf spectralFlux(const FrameAnalysis& analysis);

/// Onset strength, shape (1, frames): the mean (or another `aggregate`) over mel bands of the rise of the mel
/// spectrogram in dB. As librosa 0.11 `onset.onset_strength`; there `center` moves the curve by the half window that
/// frames are centred by, and the frames themselves are always centred.
Eigen::ArrayXXf onsetStrength(const FrameAnalysis& analysis);

/// The same without a trend taken away, whatever `detrend` says: it is never below 0.
Eigen::ArrayXf onsetCurve(const FrameAnalysis& analysis);

} // namespace suara
