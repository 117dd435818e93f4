#include "core/features/ZeroCrossings.h"

#include "core/base/Text.h"
#include "core/dsp/kernels/Kernels.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

namespace suara {

namespace {

struct Options {
    int frameLength;
    int hopLength;
    bool center;
    float largestNegative; ///< what is above it, and below its opposite, is zero
    bool zeroPos;          ///< zero counts as positive; else as a sign of its own
    bool pad;              ///< the first sample of a frame counts as a change
};

/// The largest value that is negative and not zero.
float largestNegative(double threshold)
{
    const auto zero = float(threshold); // 1e-10f itself is zero, though it is above 1e-10
    return std::nextafter(-zero, -std::numeric_limits<float>::infinity());
}

Options optionsOf(const Parameters& given)
{
    const double threshold =
        given.real(parameter::zeroThreshold) * given.optionalReal(parameter::zeroReference).value_or(1.0);
    return {given.integer(parameter::frameLength), given.integer(parameter::hopLength),
            given.flag(parameter::center),         largestNegative(threshold),
            given.flag(parameter::zeroPos),        given.flag(parameter::zeroPad)};
}

/// Sign changes from the sample before to each of [start, start + count). Nothing changes beyond the signal's ends.
std::ptrdiff_t changesIn(const SignalPart& signal, std::ptrdiff_t start, std::ptrdiff_t count, const Options& options)
{
    const std::ptrdiff_t first = std::max<std::ptrdiff_t>(start, 1);
    const std::ptrdiff_t end = std::min(start + count, signal.length);
    if (end <= first)
        return 0;
    return kernels().signChanges(signal.from(first), end - first, options.largestNegative, options.zeroPos);
}

void measureRate(const SignalPart& signal, const Options& options, Eigen::Index first, std::span<float> out)
{
    const Framing framing(std::size_t(signal.length), options.frameLength, options.hopLength, options.center);
    // Frames overlap, so each block that frames are made of is counted once.
    const std::ptrdiff_t block = std::gcd(options.frameLength, options.hopLength);
    const std::size_t perFrame = std::size_t(options.frameLength / block);
    const std::size_t perHop = std::size_t(options.hopLength / block);
    std::vector<std::ptrdiff_t> blocks((out.size() - 1) * perHop + perFrame);
    for (std::size_t i = 0; i < blocks.size(); ++i)
        blocks[i] = changesIn(signal, framing.start(first) + std::ptrdiff_t(i) * block, block, options);
    for (std::size_t i = 0; i < out.size(); ++i) {
        const auto begin = blocks.begin() + std::ptrdiff_t(i * perHop);
        const std::ptrdiff_t intoFirst = changesIn(signal, framing.start(first + Eigen::Index(i)), 1, options);
        const std::ptrdiff_t changes =
            std::accumulate(begin, begin + std::ptrdiff_t(perFrame), (options.pad ? 1 : 0) - intoFirst);
        out[i] = float(double(changes) / options.frameLength);
    }
}

} // namespace

SampleFeature zeroCrossingRate(const Parameters& parameters, int /*sampleRate*/)
{
    const Options options = optionsOf(parameters);
    return {.frameLength = options.frameLength,
            .hopLength = options.hopLength,
            .frames =
                [options](std::size_t length) {
                    requireSamples(length);
                    return Framing(length, options.frameLength, options.hopLength, options.center).frames();
                },
            .measure =
                [options](const SignalPart& signal, Eigen::Index first, std::span<float> out) {
                    measureRate(signal, options, first, out);
                }};
}

namespace parameter {

const ParameterSpec zeroThreshold{.id = "threshold",
                                  .key = "zero_crossing_rate.threshold",
                                  .title = SUARA_TEXT("Core", "Largest zero"),
                                  .unit = "",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = "1e-10",
                                  .minimum = 0,
                                  .maximum = 1e30};
const ParameterSpec zeroReference{.id = "ref_magnitude",
                                  .key = "ref_magnitude",
                                  .title = SUARA_TEXT("Core", "What the largest zero is a share of"),
                                  .unit = "",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = "none",
                                  .minimum = 0,
                                  .maximum = 1e30,
                                  .optional = true};
const ParameterSpec zeroPad{.id = "pad",
                            .key = "pad",
                            .title = SUARA_TEXT("Core", "First sample counts as a change"),
                            .unit = "",
                            .kind = ParameterKind::Flag,
                            .defaultValue = "false"};
const ParameterSpec zeroPos{.id = "zero_pos",
                            .key = "zero_pos",
                            .title = SUARA_TEXT("Core", "Zero counts as positive"),
                            .unit = "",
                            .kind = ParameterKind::Flag,
                            .defaultValue = "true"};

} // namespace parameter

} // namespace suara
