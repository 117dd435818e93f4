#pragma once

#include <Eigen/Core>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// Hz to mel and back: Slaney's scale (linear to 1000 Hz, then logarithmic), or HTK's.
double hzToMel(double hz, bool htk = false);
double melToHz(double mel, bool htk = false);

/// What each mel filter is scaled to.
enum class MelNorm {
    Slaney, ///< divided by its width, so that areas are equal
    None,
    One, ///< sum 1
    Two, ///< root of the sum of squares 1
    Max, ///< largest weight 1
};

struct MelOptions {
    int nMels = 128;
    double fmin = 0.0;          ///< Hz
    std::optional<double> fmax; ///< Hz; none: half the sample rate
    bool htk = false;           ///< HTK's formula instead of Slaney's
    MelNorm norm = MelNorm::Slaney;

    void check() const; ///< @throws ParameterError
};

/// Triangular filters on FFT bins, kept sparse (each filter is a short run of bins). Weights equal librosa 0.11
/// `filters.mel`, float32.
class MelFilterbank {
public:
    MelFilterbank(int sampleRate, int nFft, const MelOptions& options); ///< @throws ParameterError

    /// Power in each band: weights times magnitudes squared.
    /// @param magnitudes  |STFT|, shape (1 + nFft / 2, frames)  @return shape (nMels, frames)
    Eigen::ArrayXXf apply(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes) const;

    Eigen::ArrayXXf dense() const; ///< shape (nMels, 1 + nFft / 2), for tests and pictures

private:
    struct Filter {
        Eigen::Index first = 0; ///< bin of the first weight
        Eigen::ArrayXf weights;
    };
    static Filter usedPart(const Eigen::ArrayXf& weights);

    Eigen::Index m_bins;
    std::vector<Filter> m_filters;
};

} // namespace suara
