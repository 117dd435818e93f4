#pragma once

#include "core/features/SpectrumSetup.h"

#include <array>

namespace suara {

/// A tile of |S| (see core/dsp/kernels/Kernels.h) and what several features derive from it, each computed when first
/// asked for. For one thread.
class SpectrumTile {
public:
    explicit SpectrumTile(const SpectrumSetup& setup); ///< setup must outlive it

    float* refill(); ///< bins() rows to write magnitudes to; what was derived is forgotten

    const SpectrumSetup& setup() const { return m_setup; }
    Eigen::Index bins() const { return m_setup.bins(); }
    const float* magnitudes() const { return m_magnitudes.data(); }
    const float* power();     ///< squares of magnitudes()
    const float* melPower();  ///< n_mels rows
    const double* sums();     ///< of each frame's magnitudes
    const double* centroid(); ///< Hz of each frame; a sum below FLT_MIN does not divide, as in librosa

private:
    void makeMoments();

    const SpectrumSetup& m_setup;
    AlignedFloats m_magnitudes;
    AlignedFloats m_power;
    AlignedFloats m_melPower;
    alignas(64) std::array<double, tileFrames> m_sums;
    alignas(64) std::array<double, tileFrames> m_centroid;
    bool m_hasPower = false;
    bool m_hasMelPower = false;
    bool m_hasMoments = false;
};

} // namespace suara
