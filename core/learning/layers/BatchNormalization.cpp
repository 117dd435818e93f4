#include "core/learning/layers/BatchNormalization.h"

#include <cmath>
#include <vector>

namespace suara {

namespace {

constexpr float kEpsilon = 0.001F;
constexpr float kForgotten = 0.01F; // 1 - momentum

} // namespace

std::vector<ParameterBlock> BatchNormalization::parameters() const
{
    const int channels = input().channels;
    const auto size = std::size_t(channels);
    return {{.name = "gamma", .shape = {channels}, .initializer = Initializer::Ones},
            {.name = "beta", .shape = {channels}, .offset = size},
            {.name = "moving_mean", .shape = {channels}, .offset = 2 * size, .isTrained = false},
            {.name = "moving_variance",
             .shape = {channels},
             .offset = 3 * size,
             .initializer = Initializer::Ones,
             .isTrained = false}};
}

std::size_t BatchNormalization::memorySize(int) const
{
    return 3 * std::size_t(input().channels);
}

/// Mean, 1 / deviation and variance of the batch, or the running ones, into the memory.
void BatchNormalization::measure(const Forward& work) const
{
    const auto channels = std::size_t(input().channels);
    const std::size_t places = std::size_t(work.rows) * input().size() / channels;
    std::vector<double> mean(channels);
    std::vector<double> variance(channels);
    if (work.pass.isTraining) {
        for (std::size_t i = 0; i < places; ++i)
            for (std::size_t c = 0; c < channels; ++c)
                mean[c] += double(work.in[i * channels + c]);
        for (double& sum : mean)
            sum /= double(places);
        for (std::size_t i = 0; i < places; ++i)
            for (std::size_t c = 0; c < channels; ++c) {
                const double distance = double(work.in[i * channels + c]) - mean[c];
                variance[c] += distance * distance;
            }
        for (double& sum : variance)
            sum /= double(places);
    } else {
        mean.assign(work.parameters + 2 * channels, work.parameters + 3 * channels);
        variance.assign(work.parameters + 3 * channels, work.parameters + 4 * channels);
    }
    for (std::size_t c = 0; c < channels; ++c) {
        work.memory[c] = float(mean[c]);
        work.memory[channels + c] = 1.0F / std::sqrt(float(variance[c]) + kEpsilon);
        work.memory[2 * channels + c] = float(variance[c]);
    }
}

void BatchNormalization::forward(const Forward& work) const
{
    const auto channels = std::size_t(input().channels);
    const std::size_t places = std::size_t(work.rows) * input().size() / channels;
    measure(work);
    const float* mean = work.memory;
    const float* scale = work.memory + channels;
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t c = 0; c < channels; ++c) {
            const std::size_t at = i * channels + c;
            work.out[at] = (work.in[at] - mean[c]) * (scale[c] * work.parameters[c]) + work.parameters[channels + c];
        }
}

void BatchNormalization::backward(const Backward& work) const
{
    const auto channels = std::size_t(input().channels);
    const std::size_t places = std::size_t(work.rows) * input().size() / channels;
    const float* mean = work.memory;
    const float* scale = work.memory + channels;
    const float* variance = work.memory + 2 * channels;
    std::vector<double> sum(channels);
    std::vector<double> sumTimesInput(channels);
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t c = 0; c < channels; ++c) {
            const std::size_t at = i * channels + c;
            sum[c] += double(work.outGradient[at]);
            sumTimesInput[c] += double(work.outGradient[at]) * double((work.in[at] - mean[c]) * scale[c]);
        }
    for (std::size_t c = 0; c < channels; ++c) {
        work.parameterGradient[c] = float(sumTimesInput[c]);
        work.parameterGradient[channels + c] = float(sum[c]);
        work.parameterGradient[2 * channels + c] = kForgotten * (work.parameters[2 * channels + c] - mean[c]);
        work.parameterGradient[3 * channels + c] = kForgotten * (work.parameters[3 * channels + c] - variance[c]);
    }
    if (work.inGradient == nullptr)
        return;
    for (std::size_t i = 0; i < places; ++i)
        for (std::size_t c = 0; c < channels; ++c) {
            const std::size_t at = i * channels + c;
            const float normalised = (work.in[at] - mean[c]) * scale[c];
            const float common = float(sum[c] / double(places)) + normalised * float(sumTimesInput[c] / double(places));
            work.inGradient[at] = work.parameters[c] * scale[c] * (work.outGradient[at] - common);
        }
}

} // namespace suara
