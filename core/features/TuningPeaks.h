#pragma once

#include <cstddef>
#include <vector>

namespace suara {

/// The spectral peaks of a clip, of which its tuning is estimated: how loud each is and how far it lies from the
/// nearest chroma bin. Their order does not matter.
class TuningPeaks {
public:
    static constexpr int bins = 100; ///< of the histogram of distances in [-0.5, 0.5)

    /// A peak at a frequency (Hz), with binsPerOctave chroma bins.
    void add(float pitch, float magnitude, int binsPerOctave);
    void add(TuningPeaks&& more);

    /// How far the sound is tuned from A440, in parts of a chroma bin, [-0.5, 0.5): the left edge of the histogram's
    /// fullest bin, of those peaks that are at least as loud as the median one. As librosa 0.11 `estimate_tuning`, with
    /// its float roundings, on which the fullest bin can depend. No peak at all gives 0.
    double tuning() const;

private:
    std::vector<float> m_magnitudes;
    std::vector<unsigned char> m_bins; ///< histogram bin of each
};

} // namespace suara
