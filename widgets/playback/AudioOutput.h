#pragma once

#include <cstdint>
#include <functional>
#include <memory>

namespace suara {

/// A sound device that pulls samples. Small, so that tests use a fake one with a clock of their own.
class AudioOutput {
public:
    /// Fills `frames` interleaved frames and returns how many it had; fewer than asked: the sound ends there. Called in
    /// any thread.
    using Source = std::function<std::int64_t(float* interleaved, std::int64_t frames)>;

    virtual ~AudioOutput() = default;
    virtual bool start(int sampleRate, int channels, Source source) = 0; ///< false: there is no device
    virtual void stop() = 0;
    virtual std::int64_t framesPlayed() const = 0;   ///< heard since start(), by the device's clock
    virtual bool isFinished() const = 0;             ///< all that the source gave has been heard, or the device is gone
    virtual bool hasFailed() const { return false; } ///< the device went away while playing
};

/// The device of the settings through Qt Multimedia, or the system's own where that is not there.
std::unique_ptr<AudioOutput> makeDeviceOutput();

} // namespace suara
