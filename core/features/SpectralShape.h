#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

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

// Everywhere: magnitudes S is |STFT|, shape (bins, frames), linear (not power, not dB), every value >= 0; frequencies f
// are the bin centres in Hz, shape (bins). All agree with librosa 0.11's function of the same name within the
// tolerances of tests/core/tst_references.cpp. Thread-safe: no shared state. Definitions: Klapuri & Davy (2007), ch. 5.

/// Magnitude-weighted mean frequency of each frame: sum_k f[k] S[k,t] / sum_k S[k,t], Hz, shape (frames).
/// A frame whose sum is below FLT_MIN is left unscaled, so silence gives 0 Hz and never NaN.
/// @throws ParameterError if frequencies.size() != magnitudes.rows()
Eigen::ArrayXd spectralCentroid(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                const Eigen::Ref<const Eigen::ArrayXd>& frequencies);

/// How far a frame's spectrum spreads about its centroid: (sum_k s[k,t] |f[k] - c[t]|^p)^(1/p) with s = S scaled to sum
/// 1 (norm) or S itself, Hz, shape (frames).
Eigen::ArrayXf spectralBandwidth(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                 const Eigen::Ref<const Eigen::ArrayXd>& frequencies,
                                 const Eigen::Ref<const Eigen::ArrayXd>& centroid, double p = 2.0, bool norm = true);

/// Lowest bin frequency at or below which `rollPercent` of the frame's magnitude lies, Hz, shape (frames). Summed bin
/// after bin in float, as the reference does: other orders move a frame by one bin now and then.
Eigen::ArrayXf spectralRolloff(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                               const Eigen::Ref<const Eigen::ArrayXd>& frequencies, double rollPercent = 0.85);

/// Geometric over arithmetic mean of S^power, each value at least amin; 1 is noise, 0 a tone, shape (frames).
Eigen::ArrayXf spectralFlatness(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, double amin = 1e-10,
                                double power = 2.0);

struct ContrastOptions {
    double fmin = 200.0; ///< Hz, upper edge of the lowest band; each further band is an octave
    int bands = 6;
    double quantile = 0.02; ///< share of a band's bins that make its peak and its valley
    bool linear = false;    ///< the difference of magnitudes instead of the one in dB
};

ContrastOptions contrastOptions(const Parameters& parameters);

/// What the contrast of each frame is made from: mean of the largest and of the smallest magnitudes of each octave
/// band, shape (bands + 1, frames). Each frame by itself, so that long clips can be gone through piece by piece.
struct BandExtremes {
    Eigen::ArrayXXf peak;
    Eigen::ArrayXXf valley;
};
BandExtremes bandExtremes(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                          const Eigen::Ref<const Eigen::ArrayXd>& frequencies, int sampleRate,
                          const ContrastOptions& options = {});
Eigen::ArrayXXf contrastOf(const BandExtremes& extremes, const ContrastOptions& options = {});

/// Peak minus valley of each octave band, shape (bands + 1, frames), dB (of magnitudes, as librosa has it). The 80 dB
/// floor below the largest value is that of the whole clip, for peaks and for valleys.
/// @throws ParameterError if a band reaches beyond half the sample rate or holds too few bins
Eigen::ArrayXXf spectralContrast(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                 const Eigen::Ref<const Eigen::ArrayXd>& frequencies, int sampleRate,
                                 const ContrastOptions& options = {});

Eigen::ArrayXXf spectralCentroid(const FrameAnalysis& analysis);
Eigen::ArrayXXf spectralBandwidth(const FrameAnalysis& analysis);
Eigen::ArrayXXf spectralRolloff(const FrameAnalysis& analysis);
Eigen::ArrayXXf spectralFlatness(const FrameAnalysis& analysis);
Eigen::ArrayXXf spectralContrast(const FrameAnalysis& analysis);
int contrastRows(const Parameters& parameters);

} // namespace suara
