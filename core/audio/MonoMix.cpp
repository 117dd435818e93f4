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

std::span<const float> MonoMix::next(std::int64_t limit)
{
    const int channels = m_reader.info().channels;
    const std::int64_t wanted = std::min(limit, std::max<std::int64_t>(1, blockValues / channels));
    m_block.resize(std::size_t(wanted) * std::size_t(channels));
    const std::size_t got = std::size_t(m_reader.read(m_block.data(), wanted));
    if (channels == 1)
        return std::span(m_block).first(got);
    m_mono.resize(got);
    mixDown(std::span(m_block).first(got * std::size_t(channels)), channels, m_mono);
    return m_mono;
}

} // namespace suara
