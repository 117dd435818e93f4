#pragma once

#include <cstdint>

namespace suara {

/// Where a device is in its sound, between the times at which it says so. Runs with the computer's clock from the last
/// word of the device, is drawn towards it where it differs a little and jumps where it differs by more than 20 ms, and
/// never goes back. A device that falls silent is waited for.
class PlayClock {
public:
    explicit PlayClock(int sampleRate) : m_rate(sampleRate) {}

    /// @param reported  frames, as the device counts them; 0 until it begins
    /// @param now       seconds of a clock that never goes back
    /// @return frames heard by now
    std::int64_t at(std::int64_t reported, double now);

private:
    double predicted(double now) const;

    int m_rate;
    std::int64_t m_reported = 0;
    double m_anchor = 0.0; // frames at m_then
    double m_then = 0.0;
    std::int64_t m_latest = 0;
};

} // namespace suara
