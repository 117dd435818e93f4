#pragma once

#include "core/features/Parameters.h"
#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec maxFormant;
extern const ParameterSpec formantCount;
extern const ParameterSpec formantWindow;
extern const ParameterSpec preEmphasisFrom;
} // namespace parameter

/// Formants of each frame in Hz, F1 in the first row: the resonances of the vocal tract, as Praat's "To Formant (burg)"
/// finds them. The sound is brought to twice `max_formant` (Downsampler.h), its spectrum raised by 6 dB an octave from
/// `pre_emphasis_from` on, and each frame, under a Gaussian window that lasts twice `window_length` and ends at
/// exp(-12), predicted with two poles a formant (LinearPrediction.h). A resonance within 50 Hz of either end is none.
/// Frame t stands at t * hop_length samples; beyond the ends of the sound there is silence. What a frame has not is
/// NaN.
///
/// Agrees with Praat 6 to 0.05 Hz where the sound has twice max_formant already (tests/core/tst_formants.cpp); else by
/// how the two low-pass filters differ near max_formant.
/// @throws ParameterError if max_formant is above half the sample rate, or the window too short for the poles
SampleFeature formants(const Parameters& parameters, int sampleRate);

/// The bandwidths of those formants in Hz, B1 in the first row.
SampleFeature formantBandwidths(const Parameters& parameters, int sampleRate);

int formantRows(const Parameters& parameters); ///< of either: as many as there may be

} // namespace suara
