#pragma once

#include "core/base/Aligned.h"
#include "core/dsp/kernels/Kernels.h"

#include <cstddef>

namespace suara {

/// Fourier transforms of the frames of a tile, side by side: in half the time of one after another, for lengths whose
/// tiles stay in the processor's cache. For one thread at a time.
class TileFourier {
public:
    static bool knows(std::size_t length); ///< powers of two from 16 to 8192

    explicit TileFourier(AlignedDoubles window); ///< of a length that it knows

    /// Magnitudes of windowed frames, in double and rounded to complex64 before the magnitude is taken.
    /// @param samples  tile of as many rows as the window  @param out  tile of 1 + length / 2 rows
    void magnitudes(const float* samples, float* out);

private:
    AlignedDoubles m_window;
    std::ptrdiff_t m_firstStage;
    AlignedDoubles m_twiddles;
    AlignedDoubles m_halfTurns;
    AlignedDoubles m_scratch;
};

} // namespace suara
