#include "core/features/ZeroCrossings.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace suara {

namespace {

/// -1, 0 or 1; with zeroPos 0 is 1.
int signOf(float value, const ZeroCrossingOptions& options)
{
    const auto threshold = float(options.threshold); // 1e-10f itself is zero, though it is above 1e-10
    if (value < -threshold)
        return -1;
    return options.zeroPos || value > threshold ? 1 : 0;
}

/// changes[i]: sign changes between samples 0 and i, so that any frame's count is one difference.
std::vector<int> countedChanges(std::span<const float> samples, const ZeroCrossingOptions& options)
{
    std::vector<int> changes(samples.size(), 0);
    for (std::size_t i = 1; i < samples.size(); ++i)
        changes[i] = changes[i - 1] + (signOf(samples[i], options) != signOf(samples[i - 1], options) ? 1 : 0);
    return changes;
}

} // namespace

Eigen::ArrayXf zeroCrossingRate(std::span<const float> samples, const ZeroCrossingOptions& options)
{
    requireSamples(samples);
    const Framing framing(samples.size(), options.frameLength, options.hopLength, options.center);
    const std::vector<int> changes = countedChanges(samples, options);
    const auto changesUpTo = [&](std::ptrdiff_t position) { // nothing changes in the repeated ends
        return changes[std::size_t(std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(samples.size()) - 1))];
    };
    Eigen::ArrayXf rate(framing.frames());
    for (Eigen::Index frame = 0; frame < rate.size(); ++frame) {
        const std::ptrdiff_t start = framing.start(frame);
        const int count = changesUpTo(start + options.frameLength - 1) - changesUpTo(start);
        rate[frame] = float(double(count) / options.frameLength);
    }
    return rate;
}

Eigen::ArrayXXf zeroCrossingRate(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    return zeroCrossingRate(analysis.audio().samples,
                            {given.integer(parameter::frameLength), given.integer(parameter::hopLength),
                             given.flag(parameter::center), given.real(parameter::zeroThreshold),
                             given.flag(parameter::zeroPos)})
        .transpose();
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
const ParameterSpec zeroPos{.id = "zero_pos",
                            .key = "zero_pos",
                            .title = SUARA_TEXT("Core", "Zero counts as positive"),
                            .unit = "",
                            .kind = ParameterKind::Flag,
                            .defaultValue = "true"};

} // namespace parameter

} // namespace suara
