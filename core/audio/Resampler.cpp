#include "core/audio/Resampler.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <soxr.h>
#include <string>

namespace suara {

struct Resampler::State {
    ~State() { soxr_delete(soxr); }

    soxr_t soxr = nullptr;
};

Resampler::Resampler(int inputRate, int outputRate) : m_state(std::make_unique<State>())
{
    if (inputRate < 1 || outputRate < 1)
        throw ParameterError(SUARA_TEXT("Core", "The sample rate is %1; allowed is 1 or more."),
                             {std::to_string(std::min(inputRate, outputRate))});
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    soxr_error_t error = nullptr;
    m_state->soxr = soxr_create(inputRate, outputRate, 1, &error, nullptr, &quality, nullptr);
    if (error != nullptr)
        throw ParameterError(SUARA_TEXT("Core", "From %1 Hz to %2 Hz cannot be resampled: %3."),
                             {std::to_string(inputRate), std::to_string(outputRate), error});
}

Resampler::~Resampler() = default;
Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;

void Resampler::add(std::span<const float> input, std::vector<float>& output)
{
    std::array<float, 8192> block;
    for (;;) {
        std::size_t used = 0;
        std::size_t made = 0;
        soxr_process(m_state->soxr, input.data(), input.size(), &used, block.data(), block.size(), &made);
        output.insert(output.end(), block.begin(), block.begin() + std::ptrdiff_t(made));
        input = input.subspan(used);
        if (input.empty() && made < block.size())
            return;
    }
}

void Resampler::finish(std::vector<float>& output)
{
    std::array<float, 8192> block;
    std::size_t made = block.size();
    while (made == block.size()) {
        soxr_process(m_state->soxr, nullptr, 0, nullptr, block.data(), block.size(), &made);
        output.insert(output.end(), block.begin(), block.begin() + std::ptrdiff_t(made));
    }
}

std::size_t resampledLength(std::size_t samples, int inputRate, int outputRate)
{
    return std::size_t(std::ceil(double(samples) * (double(outputRate) / inputRate)));
}

Audio resampled(const Audio& audio, int outputRate)
{
    if (audio.sampleRate == outputRate)
        return audio;
    Resampler resampler(audio.sampleRate, outputRate);
    Audio result{{}, outputRate};
    const std::size_t length = resampledLength(audio.samples.size(), audio.sampleRate, outputRate);
    result.samples.reserve(length + 8192);
    resampler.add(audio.samples, result.samples);
    resampler.finish(result.samples);
    result.samples.resize(length);
    return result;
}

} // namespace suara
