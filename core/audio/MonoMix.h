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

    /// The next samples, at most `limit`; empty at the end. Valid until the next call. @throws IoError
    std::span<const float> next(std::int64_t limit);

private:
    AudioReader& m_reader;
    std::vector<float> m_block;
};

/// Replaces each frame of interleaved samples by its mean; the first interleaved.size() / channels values are the
/// result.
void mixDown(std::span<float> interleaved, int channels);

} // namespace suara
