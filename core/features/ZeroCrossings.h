#pragma once

#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec zeroThreshold;
extern const ParameterSpec zeroReference;
extern const ParameterSpec zeroPad;
extern const ParameterSpec zeroPos;
} // namespace parameter

/// Share of samples of each frame at which the sign changes:
///
///     zcr[t] = |{ i in 1 .. L-1 : sign(x[tH + i]) != sign(x[tH + i - 1]) }| / L
///
/// |x| <= threshold (times ref_magnitude) is zero, and zero counts as positive, or with zero_pos off as a sign of its
/// own; with pad, i = 0 counts as a change. Centred frames see
/// the first and last sample repeated beyond the ends. Agrees with librosa 0.11 `feature.zero_crossing_rate` exactly
/// (tests/core/tst_references.cpp). Not defined for an empty signal, nor for one too short for a frame.
SampleFeature zeroCrossingRate(const Parameters& parameters, int sampleRate);

} // namespace suara
