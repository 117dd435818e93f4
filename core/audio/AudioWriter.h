#pragma once

#include <filesystem>
#include <memory>
#include <span>

namespace suara {

/// How a written sample is kept.
enum class SampleFormat { Pcm16, Float32 };

/// Writes a WAV file. It appears under its name only when finish() has been called: never half a file.
class AudioWriter {
public:
    /// @throws IoError if the file cannot be written; ParameterError if rate or channels are below 1
    AudioWriter(const std::filesystem::path& file, int sampleRate, int channels = 1,
                SampleFormat format = SampleFormat::Pcm16);
    ~AudioWriter(); ///< without finish(): removes what was written

    void write(std::span<const float> interleaved); ///< 16-bit: clipped to [-1, 1], rounded. @throws IoError
    void finish();                                  ///< @throws IoError

private:
    struct State;
    std::unique_ptr<State> m_state;
};

/// One channel as a whole WAV file. @throws IoError
void writeWav(const std::filesystem::path& file, std::span<const float> samples, int sampleRate,
              SampleFormat format = SampleFormat::Pcm16);

} // namespace suara
