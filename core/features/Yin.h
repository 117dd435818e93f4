#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec pitchFmin;
extern const ParameterSpec pitchFmax;
extern const ParameterSpec troughThreshold;
} // namespace parameter

/// YIN's difference function of every frame, and where the vertex of the parabola through each period's value lies.
struct YinFrames {
    int minPeriod = 0;          ///< samples; row r stands for the period minPeriod + r
    Eigen::ArrayXXd difference; ///< cumulative mean normalised, shape (periods, frames); 0 is perfectly periodic
    Eigen::ArrayXXd shift;      ///< periods to add, in (-1, 1)
};

/// By the parameters frame_length, hop_length, center, pad_mode, fmin and fmax.
/// @throws ParameterError if fmax is above half the sample rate, not above fmin, or a period of fmin longer than a
/// frame
YinFrames yinFrames(const FrameAnalysis& analysis);

/// Whether a period is a trough: below the one before and not above the one after.
bool isTrough(const Eigen::Ref<const Eigen::ArrayXd>& difference, Eigen::Index row);

/// Fundamental frequency of each frame in Hz, shape (1, frames), by YIN (de Cheveigné and Kawahara 2002): the smallest
/// period whose trough is deeper than `trough_threshold`, else the deepest value. Every frame has one, also silence.
/// As librosa 0.11 `yin` of float64 samples, to 1e-6 relative (tests/core/tst_references.cpp); of float32 ones
/// librosa's own rounding moves it by up to 1e-3, and a frame in a hundred to another trough.
Eigen::ArrayXXf yin(const FrameAnalysis& analysis);

} // namespace suara
