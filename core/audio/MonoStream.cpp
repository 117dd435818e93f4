#include "core/audio/MonoStream.h"

#include "core/audio/AudioReader.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

namespace suara {

void checkFinite(const std::filesystem::path& file, std::span<const float> samples, std::int64_t position)
{
    unsigned wrong = 0; // counted rather than looked for, as that is quicker where all is well
    for (const float value : samples)
        wrong += std::abs(value) <= std::numeric_limits<float>::max() ? 0 : 1;
    if (wrong == 0)
        return;
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float value) { return !std::isfinite(value); });
    throw IoError(file, SUARA_TEXT("Core", "Sample %1 is not a number (NaN or infinite)."),
                  {std::to_string(position + (bad - samples.begin()))});
}

MonoStream::MonoStream(std::filesystem::path file, AudioReader& reader, std::int64_t frames,
                       std::optional<int> sampleRate)
    : m_file(std::move(file))
    , m_reader(reader)
    , m_mix(reader)
    , m_inputRate(reader.info().sampleRate)
    , m_rate(sampleRate.value_or(m_inputRate))
    , m_framesLeft(frames)
{
    if (m_inputRate != m_rate)
        m_resampler.emplace(m_inputRate, m_rate);
}

bool MonoStream::next(std::vector<float>& samples)
{
    if (m_ended)
        return false;
    const std::size_t before = samples.size();
    const std::span<const float> mono = m_mix.next(m_framesLeft);
    if (mono.empty()) {
        finish(samples);
        return samples.size() > before;
    }
    checkFinite(m_file, mono, m_framesRead);
    m_framesRead += std::int64_t(mono.size());
    m_framesLeft -= std::int64_t(mono.size());
    if (m_resampler)
        m_resampler->add(mono, samples);
    else
        samples.insert(samples.end(), mono.begin(), mono.end());
    m_made += samples.size() - before;
    return true;
}

void MonoStream::finish(std::vector<float>& samples)
{
    m_ended = true;
    if (m_framesRead == 0 && m_framesLeft > 0 && m_reader.info().frames != 0)
        throw IoError(m_file, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    if (!m_resampler)
        return;
    const std::size_t before = samples.size();
    m_resampler->finish(samples);
    samples.resize(before + resampledLength(std::size_t(m_framesRead), m_inputRate, m_rate) - m_made);
}

} // namespace suara
