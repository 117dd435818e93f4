#pragma once

#include "core/base/Aligned.h"
#include "core/base/ScratchStore.h"

#include <cstddef>
#include <vector>

namespace suara {

/// The spectral peaks of a clip, of which its tuning is estimated: how loud each is and how far it lies from the
/// nearest chroma bin. Their order does not matter.
class TuningPeaks {
public:
    static constexpr int bins = 100; ///< of the histogram of distances in [-0.5, 0.5)

    /// A peak at a frequency (Hz), with binsPerOctave chroma bins. @param magnitude  above 0
    void add(float pitch, float magnitude, int binsPerOctave);
    /// Peaks of which none was put away.
    void add(TuningPeaks&& more);
    /// Puts them away if they are many. The store must outlive them. @throws IoError
    void shrink(ScratchStore& store);

    /// How far the sound is tuned from A440, in parts of a chroma bin, [-0.5, 0.5): the left edge of the histogram's
    /// fullest bin, of those peaks that are at least as loud as the median one. As librosa 0.11 `estimate_tuning`, with
    /// its float roundings, on which the fullest bin can depend. No peak at all gives 0. @throws IoError
    double tuning() const;

private:
    template<typename Visit>
    void visitAll(const Visit& visit) const;
    float ranked(std::size_t rank) const;

    AlignedFloats m_peaks; ///< by turns a magnitude and its bin of the histogram
    std::vector<ScratchStore::Place> m_putAway;
    const ScratchStore* m_store = nullptr; ///< where they were put
};

} // namespace suara
