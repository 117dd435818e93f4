#include "core/audio/AudioWriter.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <sndfile.h>
#include <string>
#include <utility>
#include <vector>

namespace suara {

struct AudioWriter::State {
    explicit State(const std::filesystem::path& target) : name(target), file(target) {}
    ~State()
    {
        if (sound != nullptr)
            sf_close(sound);
    }
    [[noreturn]] void fail() const
    {
        throw IoError(name, SUARA_TEXT("Core", "The file cannot be written: %1"), {sf_strerror(sound)});
    }

    std::filesystem::path name;
    AtomicFile file;
    SNDFILE* sound = nullptr;
    SampleFormat format = SampleFormat::Pcm16;
};

AudioWriter::AudioWriter(const std::filesystem::path& file, int sampleRate, int channels, SampleFormat format)
{
    if (sampleRate < 1 || channels < 1)
        throw ParameterError(SUARA_TEXT("Core", "A WAV file of %1 Hz and %2 channels cannot be; both are 1 or more."),
                             {std::to_string(sampleRate), std::to_string(channels)});
    m_state = std::make_unique<State>(file);
    m_state->format = format;
    SF_INFO info{};
    info.samplerate = sampleRate;
    info.channels = channels;
    info.format = SF_FORMAT_WAV | (format == SampleFormat::Pcm16 ? SF_FORMAT_PCM_16 : SF_FORMAT_FLOAT);
    m_state->sound = sf_open(m_state->file.path().c_str(), SFM_WRITE, &info);
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
    m_state->file.commit();
}

void writeWav(const std::filesystem::path& file, std::span<const float> samples, int sampleRate, SampleFormat format)
{
    AudioWriter writer(file, sampleRate, 1, format);
    writer.write(samples);
    writer.finish();
}

} // namespace suara
