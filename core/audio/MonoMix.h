#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace suara {

class AudioReader;

/// Reads a file block by block as one channel: the mean of all channels, summed in float as numpy.mean does.
class MonoMix {
public:
    explicit MonoMix(AudioReader& reader) : m_reader(reader) {}

    /// Fills `mono` with the next samples. @return how many; fewer only at the end  @throws IoError
    std::int64_t read(std::span<float> mono);

    /// The next samples, at most `limit`; empty at the end. Valid until the next call. @throws IoError
    std::span<const float> next(std::int64_t limit);

private:
    AudioReader& m_reader;
    std::vector<float> m_block; ///< interleaved
    std::vector<float> m_mono;
};

/// The mean of each frame of interleaved samples.
/// @param mono  room for interleaved.size() / channels values; elsewhere than the samples
void mixDown(std::span<const float> interleaved, int channels, std::span<float> mono);

} // namespace suara
