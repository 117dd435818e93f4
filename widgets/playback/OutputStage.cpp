#include "widgets/playback/OutputStage.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {
constexpr int blocksPerSecond = 100;
constexpr int keptBlocks = 10 * blocksPerSecond; // more than any device holds back
constexpr int peakBlocks = 5;
constexpr int rmsBlocks = 30;
} // namespace

OutputStage::OutputStage(int sampleRate, int channels)
    : m_blockFrames(std::max(1, sampleRate / blocksPerSecond)), m_channels(channels), m_blocks(keptBlocks)
{
}

OutputStage::Block& OutputStage::blockAt(std::int64_t index)
{
    Block& block = m_blocks[std::size_t(index % keptBlocks)];
    if (block.index != index)
        block = {.index = index, .peak = {}, .squares = {}, .frames = 0};
    return block;
}

void OutputStage::process(float* interleaved, std::int64_t frames)
{
    const auto gain = float(m_gain.load());
    const std::lock_guard lock(m_mutex);
    for (std::int64_t frame = 0; frame < frames; ++frame, ++m_given) {
        Block& block = blockAt(m_given / m_blockFrames);
        ++block.frames;
        for (int channel = 0; channel < m_channels; ++channel) {
            float& value = interleaved[frame * m_channels + channel];
            value *= gain;
            const auto side = std::size_t(std::min(channel, 1));
            block.peak[side] = std::max(block.peak[side], std::abs(value));
            block.squares[side] += double(value) * double(value);
            value = std::clamp(value, -1.0f, 1.0f);
        }
    }
}

SoundLevels OutputStage::levelsAt(std::int64_t played)
{
    const std::lock_guard lock(m_mutex);
    const std::int64_t now = played / m_blockFrames;
    SoundLevels levels;
    for (std::size_t side = 0; side < 2; ++side) {
        const std::size_t channel = std::min(side, std::size_t(std::max(0, m_channels - 1)));
        double squares = 0.0;
        std::int64_t frames = 0;
        for (std::int64_t index = std::max<std::int64_t>(0, now - rmsBlocks + 1); index <= now; ++index) {
            const Block& block = m_blocks[std::size_t(index % keptBlocks)];
            if (block.index != index)
                continue;
            squares += block.squares[channel];
            frames += block.frames;
            if (index > now - peakBlocks)
                levels[side].peak = std::max(levels[side].peak, double(block.peak[channel]));
        }
        levels[side].rms = frames > 0 ? std::sqrt(squares / double(frames)) : 0.0;
        levels[side].clips = levels[side].peak > 1.0;
    }
    return levels;
}

} // namespace suara
