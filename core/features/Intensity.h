#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec intensityRef;
extern const ParameterSpec intensityAmin;
extern const ParameterSpec intensityTopDb;
} // namespace parameter

/// Intensity of each frame in dB, shape (1, frames): 20 log10(rms / ref). With ref 1 that is dB below full scale; with
/// 2e-5 it is Praat's scale, for sound calibrated in pascal. As librosa 0.11 `amplitude_to_db(feature.rms(y=…))`.
Eigen::ArrayXXf intensity(const FrameAnalysis& analysis);

} // namespace suara
