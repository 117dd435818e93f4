#pragma once

#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec bandwidthP;
extern const ParameterSpec bandwidthNorm;
extern const ParameterSpec rollPercent;
extern const ParameterSpec flatnessAmin;
extern const ParameterSpec flatnessPower;
extern const ParameterSpec contrastFmin;
extern const ParameterSpec contrastBands;
extern const ParameterSpec contrastQuantile;
extern const ParameterSpec contrastLinear;
} // namespace parameter

// All work on magnitudes |STFT| (linear, not power, not dB) and agree with librosa 0.11's function of the same name
// within the tolerances of tests/core/tst_references.cpp. Definitions: Klapuri & Davy (2007), ch. 5.

/// Magnitude-weighted mean frequency of each frame, Hz: sum_k f[k] S[k,t] / sum_k S[k,t].
/// A frame whose sum is below FLT_MIN is left unscaled, so silence gives 0 Hz and never NaN.
TileFeature spectralCentroid(const SpectrumSetup& setup);

/// How far a frame's spectrum spreads about its centroid, Hz: (sum_k s[k,t] |f[k] - c[t]|^p)^(1/p) with s = S, scaled
/// to sum 1 if `norm` says so.
TileFeature spectralBandwidth(const SpectrumSetup& setup);

/// Lowest bin frequency, Hz, at or below which roll_percent of the frame's magnitude lies. Summed bin after bin in
/// float, as the reference does: other orders move a frame by one bin now and then.
TileFeature spectralRolloff(const SpectrumSetup& setup);

/// Geometric over arithmetic mean of S^power, each value at least amin; 1 is noise, 0 a tone.
TileFeature spectralFlatness(const SpectrumSetup& setup);

/// Peak minus valley of each octave band above fmin, n_bands + 1 rows, dB (of magnitudes, as librosa has it). The 80 dB
/// floor below the largest value is that of the whole clip, for peaks and for valleys. `linear` gives the difference of
/// magnitudes instead.
/// @throws ParameterError if a band reaches beyond half the sample rate or holds too few bins
TileFeature spectralContrast(const SpectrumSetup& setup);
int contrastRows(const Parameters& parameters);

} // namespace suara
