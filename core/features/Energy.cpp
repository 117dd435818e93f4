#include "core/features/Energy.h"

#include "core/base/Text.h"
#include "core/dsp/kernels/Kernels.h"
#include "core/features/Framing.h"
#include "core/features/SpectrumSetup.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

namespace suara {

namespace {

/// The sum of squares of a stretch that may hang over the ends of the signal.
double sumOfSquares(const SignalPart& signal, std::ptrdiff_t start, std::ptrdiff_t length, PadMode mode,
                    std::ptrdiff_t padding)
{
    if (signal.holds(start, length))
        return kernels().sumOfSquares(signal.from(start), length, 0.0);
    double sum = 0.0;
    for (std::ptrdiff_t position = start; position < start + length; ++position) {
        const auto value = double(signal.at(position, mode, padding));
        sum += value * value;
    }
    return sum;
}

void measureRms(const SignalPart& signal, const Framing& framing, int frameLength, int hopLength, PadMode mode,
                Eigen::Index first, std::span<float> out)
{
    // Frames overlap, so each block that frames are made of is summed once.
    const std::ptrdiff_t block = std::gcd(frameLength, hopLength);
    const std::size_t perFrame = std::size_t(frameLength / block);
    const std::size_t perHop = std::size_t(hopLength / block);
    std::vector<double> blocks((out.size() - 1) * perHop + perFrame);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i] =
            sumOfSquares(signal, framing.start(first) + std::ptrdiff_t(i) * block, block, mode, frameLength / 2);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto begin = blocks.begin() + std::ptrdiff_t(i * perHop);
        out[i] = float(std::sqrt(std::accumulate(begin, begin + std::ptrdiff_t(perFrame), 0.0) / frameLength));
    }
}

} // namespace

SampleFeature rms(const Parameters& parameters, int /*sampleRate*/)
{
    const int frameLength = parameters.integer(parameter::frameLength);
    const int hopLength = parameters.integer(parameter::hopLength);
    const bool center = parameters.flag(parameter::center);
    const PadMode mode = stftOptions(parameters).padMode;
    return {.frameLength = frameLength,
            .hopLength = hopLength,
            .frames =
                [=](std::size_t length) {
                    if (mode != PadMode::Constant)
                        requireSamples(length);
                    return Framing(length, frameLength, hopLength, center).frames();
                },
            .measure =
                [=](const SignalPart& signal, Eigen::Index first, std::span<float> out) {
                    const Framing framing(std::size_t(signal.length), frameLength, hopLength, center);
                    measureRms(signal, framing, frameLength, hopLength, mode, first, out);
                }};
}

SampleFeature energy(const Parameters& parameters, int /*sampleRate*/)
{
    const int frameLength = parameters.integer(parameter::energyFrameLength);
    const int hopLength = parameters.integer(parameter::energyHopLength);
    return {.frameLength = frameLength,
            .hopLength = hopLength,
            .frames =
                [=](std::size_t length) {
                    return Eigen::Index((length + std::size_t(hopLength) - 1) / std::size_t(hopLength));
                },
            .measure =
                [=](const SignalPart& signal, Eigen::Index first, std::span<float> out) {
                    for (std::size_t i = 0; i < out.size(); ++i) {
                        const std::ptrdiff_t start = (first + Eigen::Index(i)) * std::ptrdiff_t(hopLength);
                        const std::ptrdiff_t length = std::min<std::ptrdiff_t>(frameLength, signal.length - start);
                        out[i] = float(kernels().sumOfSquares(signal.from(start), length, 0.0));
                    }
                }};
}

namespace parameter {

const ParameterSpec energyFrameLength{.id = "frame_length",
                                      .key = "energy.frame_length",
                                      .title = SUARA_TEXT("Core", "Frame length"),
                                      .unit = "samples",
                                      .kind = ParameterKind::Integer,
                                      .defaultValue = "512",
                                      .minimum = 1,
                                      .maximum = 2147483647};
const ParameterSpec energyHopLength{.id = "hop_length",
                                    .key = "energy.hop_length",
                                    .title = SUARA_TEXT("Core", "Hop length"),
                                    .unit = "samples",
                                    .kind = ParameterKind::Integer,
                                    .defaultValue = "256",
                                    .minimum = 1,
                                    .maximum = 2147483647};

} // namespace parameter

} // namespace suara
