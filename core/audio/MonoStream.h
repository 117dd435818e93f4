#pragma once

#include "core/audio/MonoMix.h"
#include "core/audio/Resampler.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace suara {

class AudioReader;

/// Names the first sample that is no number, as nothing after it could be trusted.
/// @param position  of samples[0] in the file  @throws IoError
void checkFinite(const std::filesystem::path& file, std::span<const float> samples, std::int64_t position);

/// What loadMono() (Audio.h) reads at once, piece by piece: one channel at one rate.
class MonoStream {
public:
    /// At most `frames` frames from where the reader stands. The reader must outlive it; `file` is named in errors.
    MonoStream(std::filesystem::path file, AudioReader& reader, std::int64_t frames, std::optional<int> sampleRate);

    int sampleRate() const { return m_rate; }                ///< Hz, of what comes out
    std::int64_t framesRead() const { return m_framesRead; } ///< of the file, so far

    /// Appends some more samples. @return false at the end
    /// @throws IoError if the file is damaged, holds NaN or infinite samples, or has no sound at all where it says it
    /// has
    bool next(std::vector<float>& samples);

private:
    void finish(std::vector<float>& samples);

    std::filesystem::path m_file;
    AudioReader& m_reader;
    MonoMix m_mix;
    int m_inputRate;
    int m_rate;
    std::optional<Resampler> m_resampler; ///< none at equal rates
    std::int64_t m_framesLeft;
    std::int64_t m_framesRead = 0;
    std::size_t m_made = 0; ///< samples handed out
    bool m_ended = false;
};

} // namespace suara
