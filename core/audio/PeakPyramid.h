#pragma once

#include "core/base/Task.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

class AudioReader;

/// What one column of a drawn waveform shows.
struct Peak {
    float minimum = 0.0f;
    float maximum = 0.0f;
    float rms = 0.0f;
    bool operator==(const Peak&) const = default;
};

/// Minimum, maximum and RMS of a sound (all channels averaged) per 256 samples, and per twice as many at each further
/// level, so that any stretch can be drawn in time that depends on the columns only.
class PeakPyramid {
public:
    static constexpr std::int64_t baseSamples = 256;

    PeakPyramid() = default;

    /// Hears what there is so far of a pyramid that is being built.
    using Grown = std::function<void(PeakPyramid soFar)>;

    /// Reads the sound from where the reader stands to its end. @throws IoError, Cancelled
    /// @param grown  called every few minutes of sound
    static PeakPyramid build(AudioReader& reader, Task& task, const Grown& grown = {});
    static PeakPyramid build(std::span<const float> mono);

    std::int64_t samples() const { return m_samples; } ///< counted, one channel

    /// Peaks of `columns` equal parts of [start, end), positions in samples. Exact to whole blocks of a level that is
    /// not coarser than one column; columns narrower than 256 samples repeat their block (draw those from samples).
    /// Outside the sound all values are 0.
    void peaks(double start, double end, int columns, std::vector<Peak>& out) const;

    std::string serialized() const;                                         ///< for the cache
    static std::optional<PeakPyramid> deserialized(std::string_view bytes); ///< none if the bytes are not whole

private:
    friend class PeakBuilder;
    void buildLevels();
    Peak between(double start, double end, std::size_t level) const;

    std::int64_t m_samples = 0;
    std::vector<std::vector<Peak>> m_levels; ///< [0] per 256 samples, [k] per 256 * 2^k
};

} // namespace suara
