#include "core/audio/AudioWriter.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <sndfile.h>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace suara {

struct AudioWriter::State {
    ~State()
    {
        if (sound != nullptr)
            sf_close(sound);
        std::error_code ignored;
        if (!aside.empty())
            fs::remove(aside, ignored);
    }
    [[noreturn]] void fail() const
    {
        throw IoError(file, SUARA_TEXT("Core", "The file cannot be written: %1"), {sf_strerror(sound)});
    }

    fs::path file;
    fs::path aside; ///< written here until it is whole; empty once renamed
    SNDFILE* sound = nullptr;
    int channels = 1;
    SampleFormat format = SampleFormat::Pcm16;
};

AudioWriter::AudioWriter(fs::path file, int sampleRate, int channels, SampleFormat format)
    : m_state(std::make_unique<State>())
{
    if (sampleRate < 1 || channels < 1)
        throw ParameterError(SUARA_TEXT("Core", "A WAV file of %1 Hz and %2 channels cannot be; both are 1 or more."),
                             {std::to_string(sampleRate), std::to_string(channels)});
    m_state->file = std::move(file);
    m_state->aside = m_state->file;
    m_state->aside += ".part";
    m_state->channels = channels;
    m_state->format = format;
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = channels;
    info.format = SF_FORMAT_WAV | (format == SampleFormat::Pcm16 ? SF_FORMAT_PCM_16 : SF_FORMAT_FLOAT);
    m_state->sound = sf_open(m_state->aside.c_str(), SFM_WRITE, &info);
    if (m_state->sound == nullptr)
        m_state->fail();
}

AudioWriter::~AudioWriter() = default;

void AudioWriter::write(std::span<const float> interleaved)
{
    const auto count = sf_count_t(interleaved.size());
    sf_count_t written = 0;
    if (m_state->format == SampleFormat::Float32) {
        written = sf_write_float(m_state->sound, interleaved.data(), count);
    } else {
        std::vector<short> rounded(interleaved.size());
        std::transform(interleaved.begin(), interleaved.end(), rounded.begin(), [](float value) {
            return short(std::lrint(std::clamp(value * 32768.0f, -32768.0f, 32767.0f)));
        });
        written = sf_write_short(m_state->sound, rounded.data(), count);
    }
    if (written != count)
        m_state->fail();
}

void AudioWriter::finish()
{
    if (sf_close(std::exchange(m_state->sound, nullptr)) != 0)
        m_state->fail();
    std::error_code error;
    fs::rename(m_state->aside, m_state->file, error);
    if (error)
        throw IoError(m_state->file, SUARA_TEXT("Core", "The file cannot be written: %1"), {error.message()});
    m_state->aside.clear();
}

void writeWav(const fs::path& file, std::span<const float> samples, int sampleRate, SampleFormat format)
{
    AudioWriter writer(file, sampleRate, 1, format);
    writer.write(samples);
    writer.finish();
}

} // namespace suara
