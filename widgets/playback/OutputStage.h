#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <mutex>
#include <vector>

namespace suara {

/// How loud one side is heard; 1 is full scale.
struct SoundLevel {
    double peak = 0.0; ///< highest magnitude of the last 50 ms
    double rms = 0.0;  ///< root mean square of the last 300 ms
    bool clips = false;
    bool operator==(const SoundLevel&) const = default;
};

using SoundLevels = std::array<SoundLevel, 2>; ///< left, right; both the same for one channel

/// What all sound passes last on its way to the device: the gain, the measuring of the level, and the limit at full
/// scale that every device has. Fed by the device's thread, watched by the window's.
class OutputStage {
public:
    OutputStage(int sampleRate, int channels);

    void setGain(double factor) { m_gain = factor; }
    void process(float* interleaved, std::int64_t frames);
    SoundLevels levelsAt(std::int64_t played); ///< once the device has played that many frames

private:
    struct Block {
        std::int64_t index = -1;
        std::array<float, 2> peak{};
        std::array<double, 2> squares{};
        std::int64_t frames = 0;
    };
    Block& blockAt(std::int64_t index);

    std::int64_t m_blockFrames;
    int m_channels;
    std::atomic<double> m_gain = 1.0;
    std::int64_t m_given = 0;
    std::mutex m_mutex; // guards the blocks
    std::vector<Block> m_blocks;
};

} // namespace suara
