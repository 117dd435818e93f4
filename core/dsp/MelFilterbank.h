#pragma once

#include "core/dsp/Tile.h"

#include <Eigen/Core>
#include <cstdint>
#include <optional>
#include <vector>

namespace suara {

/// Hz to mel and back: Slaney's scale (linear to 1000 Hz, then logarithmic), or HTK's.
double hzToMel(double hz, bool htk = false);
double melToHz(double mel, bool htk = false);

/// What each mel filter is scaled to.
struct MelNorm {
    bool isSlaney = true;    ///< divided by its width, so that areas are equal;
    std::optional<double> p; ///< or else by its p-norm (Norm.h); none: as it is
};

struct MelOptions {
    int nMels = 128;
    double fmin = 0.0;          ///< Hz
    std::optional<double> fmax; ///< Hz; none: half the sample rate
    bool htk = false;           ///< HTK's formula instead of Slaney's
    MelNorm norm = {};

    void check() const; ///< @throws ParameterError
};

/// Triangular filters on FFT bins, kept sparse (each filter is a short run of bins). Weights equal librosa 0.11
/// `filters.mel`, float32.
class MelFilterbank {
public:
    MelFilterbank(int sampleRate, int nFft, const MelOptions& options); ///< @throws ParameterError

    Eigen::Index bands() const { return Eigen::Index(m_first.size()); }

    /// Power in each band of a tile of power: bands() rows from 1 + nFft / 2 rows.
    void apply(const float* powerTile, float* bandTile) const;

    /// Power in each band: weights times magnitudes squared.
    /// @param magnitudes  |STFT|, shape (1 + nFft / 2, frames)  @return shape (nMels, frames)
    Eigen::ArrayXXf apply(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes) const;

    Eigen::ArrayXXf dense() const; ///< shape (nMels, 1 + nFft / 2), for tests and pictures

private:
    void append(const Eigen::ArrayXf& weights);

    Eigen::Index m_bins;
    std::vector<std::int32_t> m_first; ///< bin of each filter's first weight that is not 0
    std::vector<std::int32_t> m_count; ///< of weights from there to the last that is not 0
    std::vector<float> m_weights;      ///< of all filters, one after another
};

} // namespace suara
