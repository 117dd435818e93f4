#include "core/audio/MonoMix.h"

#include "core/audio/AudioReader.h"

#include <algorithm>
#include <array>

namespace suara {

namespace {

constexpr std::int64_t blockValues = 65536;

/// The sum of one frame in the order numpy adds up to 128 contiguous values: one after another below eight, else in
/// eight lanes that are joined pairwise.
float frameSum(const float* values, std::size_t count)
{
    if (count < 8) {
        float sum = 0.0f;
        for (std::size_t i = 0; i < count; ++i)
            sum += values[i];
        return sum;
    }
    std::array<float, 8> lanes;
    std::copy_n(values, 8, lanes.begin());
    std::size_t i = 8;
    for (; i + 8 <= count; i += 8)
        for (std::size_t lane = 0; lane < 8; ++lane)
            lanes[lane] += values[i + lane];
    float sum = ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    for (; i < count; ++i)
        sum += values[i];
    return sum;
}

} // namespace

void mixDown(std::span<const float> interleaved, int channels, std::span<float> mono)
{
    const float* from = interleaved.data();
    float* __restrict to = mono.data(); // apart from its source, so that many are made at a time
    const std::size_t width = std::size_t(channels);
    if (channels == 2)
        for (std::size_t frame = 0; frame < mono.size(); ++frame)
            to[frame] = (from[2 * frame] + from[2 * frame + 1]) / 2.0f;
    else
        for (std::size_t frame = 0; frame < mono.size(); ++frame)
            to[frame] = frameSum(&from[frame * width], width) / float(channels);
}

std::int64_t MonoMix::read(std::span<float> mono)
{
    const int channels = m_reader.info().channels;
    if (channels == 1)
        return m_reader.read(mono.data(), std::ssize(mono));
    const std::int64_t atOnce = std::max<std::int64_t>(1, blockValues / channels); // still in the processor's cache
    std::int64_t done = 0;
    while (done < std::ssize(mono)) {
        const std::int64_t wanted = std::min(std::ssize(mono) - done, atOnce);
        m_block.resize(std::size_t(wanted) * std::size_t(channels));
        const std::int64_t got = m_reader.read(m_block.data(), wanted);
        mixDown(std::span(m_block).first(std::size_t(got) * std::size_t(channels)), channels,
                mono.subspan(std::size_t(done), std::size_t(got)));
        done += got;
        if (got < wanted)
            break;
    }
    return done;
}

std::span<const float> MonoMix::next(std::int64_t limit)
{
    const std::int64_t atOnce = std::max<std::int64_t>(1, blockValues / m_reader.info().channels);
    m_mono.resize(std::size_t(std::min(limit, atOnce)));
    return std::span(m_mono).first(std::size_t(read(m_mono)));
}

} // namespace suara
