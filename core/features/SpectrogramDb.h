#pragma once

#include "core/dsp/Decibels.h"
#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec stftRef;
extern const ParameterSpec stftAmin;
extern const ParameterSpec stftTopDb;
} // namespace parameter

/// How |S|² becomes decibels. @param largest  magnitude of the clip, which is 0 dB where ref is "max"
DecibelOptions spectrogramDecibels(const Parameters& parameters, float largest);

/// The spectrogram in dB, shape (1 + n_fft / 2, frames). As librosa 0.11 `amplitude_to_db(abs(stft(y, …)),
/// ref=np.max)`.
Eigen::ArrayXXf spectrogramDb(const FrameAnalysis& analysis);

} // namespace suara
