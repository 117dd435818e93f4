#pragma once

#include <cstddef>
#include <span>

namespace suara {

/// What stands beyond the ends of the signal when frames are centred, by numpy.pad's names.
enum class PadMode { Constant, Edge, LinearRamp, Reflect, Symmetric };

/// A run of samples and where it stands in its signal, so that a signal need not be in memory as a whole.
struct SignalPart {
    std::span<const float> samples;
    std::ptrdiff_t first = 0;  ///< position of samples[0] in the signal
    std::ptrdiff_t length = 0; ///< samples of the whole signal

    SignalPart(std::span<const float> whole) : samples(whole), length(std::ptrdiff_t(whole.size())) {}
    SignalPart(std::span<const float> part, std::ptrdiff_t firstPosition, std::ptrdiff_t wholeLength)
        : samples(part), first(firstPosition), length(wholeLength)
    {
    }

    /// Whether all of [start, start + count) is in this part.
    bool holds(std::ptrdiff_t start, std::ptrdiff_t count) const
    {
        return start >= first && start + count <= first + std::ptrdiff_t(samples.size());
    }
    const float* from(std::ptrdiff_t position) const { return samples.data() + (position - first); }

    /// One sample of the padded signal: position may lie outside [0, length). What it needs must be in the part.
    /// @param padding  how many samples are padded at either end; only LinearRamp asks, which falls to 0 over so many
    float at(std::ptrdiff_t position, PadMode mode, std::ptrdiff_t padding) const;
};

} // namespace suara
