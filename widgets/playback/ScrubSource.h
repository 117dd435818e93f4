#pragma once

#include "core/audio/AudioReader.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

namespace suara {

/// What is heard while the playhead is dragged: short grains of the file from where the playhead is, faded into each
/// other; silence while it rests. Never ends by itself. Moved by the window's thread, read by the device's.
class ScrubSource {
public:
    explicit ScrubSource(std::unique_ptr<AudioReader> reader);

    int channels() const { return m_channels; } ///< two at most, more are left out
    void moveTo(std::int64_t frame);

    std::int64_t fill(float* interleaved, std::int64_t frames);

private:
    void makeNext();
    void readGrain(std::int64_t from);

    std::unique_ptr<AudioReader> m_reader;
    int m_channels;
    std::int64_t m_half; ///< frames of half a grain, which is how far one grain begins after the other
    std::atomic<std::int64_t> m_wanted = -1;
    std::vector<float> m_window; ///< of a grain
    std::vector<float> m_block;
    std::vector<float> m_grain;
    std::vector<float> m_ready; ///< half a grain of what is heard next
    std::int64_t m_taken;       ///< frames of it that are gone
};

} // namespace suara
