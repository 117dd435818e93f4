#include "core/audio/Audio.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoMix.h"
#include "core/audio/Resampler.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

namespace suara {

namespace {

/// Names the first sample that is no number, as nothing after it could be trusted.
void checkFinite(const std::filesystem::path& file, std::span<const float> samples, std::int64_t position)
{
    const auto bad = std::find_if(samples.begin(), samples.end(), [](float value) { return !std::isfinite(value); });
    if (bad != samples.end())
        throw IoError(file, SUARA_TEXT("Core", "Sample %1 is not a number (NaN or infinite)."),
                      {std::to_string(position + (bad - samples.begin()))});
}

/// Where averaged samples go: straight into the result, or through a resampler.
class Sink {
public:
    Sink(int inputRate, int outputRate)
    {
        if (inputRate != outputRate)
            m_resampler.emplace(inputRate, outputRate);
    }
    void add(std::span<const float> mono)
    {
        m_count += mono.size();
        if (m_resampler)
            m_resampler->add(mono, m_samples);
        else
            m_samples.insert(m_samples.end(), mono.begin(), mono.end());
    }
    std::vector<float> finish(int inputRate, int outputRate)
    {
        if (m_resampler) {
            m_resampler->finish(m_samples);
            m_samples.resize(resampledLength(m_count, inputRate, outputRate));
        }
        return std::move(m_samples);
    }

private:
    std::optional<Resampler> m_resampler;
    std::vector<float> m_samples;
    std::size_t m_count = 0;
};

} // namespace

Audio loadMono(const std::filesystem::path& file, std::optional<int> sampleRate, Task* task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    return loadMono(file, *reader, std::numeric_limits<std::int64_t>::max(), sampleRate, task);
}

Audio loadMono(const std::filesystem::path& file, AudioReader& reader, std::int64_t frames,
               std::optional<int> sampleRate, Task* task)
{
    const int nativeRate = reader.info().sampleRate;
    const int rate = sampleRate.value_or(nativeRate);
    Sink sink(nativeRate, rate);
    MonoMix mix(reader);
    std::int64_t position = 0;
    for (std::span<const float> mono = mix.next(frames); !mono.empty(); mono = mix.next(frames - position)) {
        checkFinite(file, mono, position);
        position += std::int64_t(mono.size());
        sink.add(mono);
        if (task != nullptr && task->isCancelled())
            throw Cancelled{};
    }
    if (position == 0 && frames > 0 && reader.info().frames != 0)
        throw IoError(file, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    return {sink.finish(nativeRate, rate), rate};
}

} // namespace suara
