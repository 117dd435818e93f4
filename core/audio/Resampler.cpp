#include "core/audio/Resampler.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <new>
#include <soxr.h>
#include <string>
#include <utility>

namespace suara {

namespace {

using Soxr = std::unique_ptr<soxr, void (*)(soxr_t)>;

/// @param type  of samples in and out  @throws ParameterError
Soxr makeSoxr(int inputRate, int outputRate, std::size_t channels, soxr_datatype_t type)
{
    if (inputRate < 1 || outputRate < 1)
        throw ParameterError(SUARA_TEXT("Core", "The sample rate is %1; allowed is 1 or more."),
                             {std::to_string(std::min(inputRate, outputRate))});
    const soxr_quality_spec_t quality = soxr_quality_spec(SOXR_HQ, 0);
    const soxr_io_spec_t samples = soxr_io_spec(type, type);
    soxr_error_t error = nullptr;
    Soxr made(soxr_create(inputRate, outputRate, unsigned(channels), &error, &samples, &quality, nullptr), soxr_delete);
    if (error != nullptr)
        throw ParameterError(SUARA_TEXT("Core", "From %1 Hz to %2 Hz cannot be resampled: %3."),
                             {std::to_string(inputRate), std::to_string(outputRate), error});
    return made;
}

} // namespace

struct Resampler::State {
    explicit State(Soxr made) : soxr(std::move(made)) {}

    Soxr soxr;
};

Resampler::Resampler(int inputRate, int outputRate)
    : m_state(std::make_unique<State>(makeSoxr(inputRate, outputRate, 1, SOXR_FLOAT32_I)))
{
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
        soxr_process(m_state->soxr.get(), input.data(), input.size(), &used, block.data(), block.size(), &made);
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
        soxr_process(m_state->soxr.get(), nullptr, 0, nullptr, block.data(), block.size(), &made);
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

namespace {

/// As many samples as soxr makes at the end of so many; what is longer is filled up with zeros.
std::size_t soxrLength(std::size_t samples, int inputRate, int outputRate)
{
    return std::size_t(std::llround(double(samples) / (double(inputRate) / outputRate)));
}

/// Channels of one length, one after another, and where each goes on.
struct Channels {
    Channels(std::size_t channels, std::size_t room) : samples(channels * room), at(channels)
    {
        for (std::size_t channel = 0; channel < channels; ++channel)
            at[channel] = &samples[channel * room];
    }
    void advance(std::size_t count)
    {
        for (float*& each : at)
            each += count;
    }

    std::vector<float> samples;
    std::vector<float*> at;
};

/// Resamples channels of so many samples each to their end. @return samples made of each, fewer than there is room for
std::size_t process(soxr& soxr, Channels& in, std::size_t samples, Channels& out, std::size_t room)
{
    std::size_t read = 0;
    std::size_t made = 0;
    for (;;) {
        std::size_t used = 0;
        std::size_t some = 0;
        const bool isEnd = read == samples;
        if (soxr_process(&soxr, isEnd ? nullptr : in.at.data(), samples - read, &used, out.at.data(), room - made,
                         &some) != nullptr)
            throw std::bad_alloc(); // all that can go wrong in it
        read += used;
        made += some;
        if (isEnd)
            return made;
        in.advance(used);
        out.advance(some);
    }
}

/// With its own part of what was made of it and of the silence after it.
void refill(Audio& signal, std::span<const float> made, int outputRate)
{
    const std::size_t samples = signal.samples.size();
    const std::size_t length = resampledLength(samples, signal.sampleRate, outputRate);
    made = made.first(std::min({made.size(), length, soxrLength(samples, signal.sampleRate, outputRate)}));
    std::vector<float> result(length);
    std::ranges::copy(made, result.begin());
    signal = {std::move(result), outputRate};
}

} // namespace

void resampleTogether(std::span<Audio* const> signals, int outputRate)
{
    const int inputRate = signals.front()->sampleRate;
    std::size_t longest = 1;
    for (const Audio* signal : signals)
        longest = std::max(longest, signal->samples.size());
    const std::size_t room = resampledLength(longest, inputRate, outputRate) + 1; // one more: it never fills up
    const Soxr soxr = makeSoxr(inputRate, outputRate, signals.size(), SOXR_FLOAT32_S);
    Channels in(signals.size(), longest);
    Channels out(signals.size(), room);
    for (std::size_t i = 0; i < signals.size(); ++i)
        std::ranges::copy(signals[i]->samples, in.at[i]);
    const std::size_t made = process(*soxr, in, longest, out, room);
    for (std::size_t i = 0; i < signals.size(); ++i)
        refill(*signals[i], std::span(out.samples).subspan(i * room, made), outputRate);
}

} // namespace suara
