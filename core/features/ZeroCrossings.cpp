#include "core/features/ZeroCrossings.h"

#include "core/features/FrameAnalysis.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace suara {

namespace {

bool isNegative(float value)
{
    return value < -1e-10f;
}

/// changes[i]: sign changes between samples 0 and i, so that any frame's count is one difference.
std::vector<int> countedChanges(std::span<const float> samples)
{
    std::vector<int> changes(samples.size(), 0);
    for (std::size_t i = 1; i < samples.size(); ++i)
        changes[i] = changes[i - 1] + (isNegative(samples[i]) != isNegative(samples[i - 1]) ? 1 : 0);
    return changes;
}

} // namespace

Eigen::ArrayXf zeroCrossingRate(std::span<const float> samples, int frameLength, int hopLength, bool center)
{
    requireSamples(samples);
    const Framing framing(samples.size(), frameLength, hopLength, center);
    const std::vector<int> changes = countedChanges(samples);
    const auto changesUpTo = [&](std::ptrdiff_t position) { // nothing changes in the repeated ends
        return changes[std::size_t(std::clamp<std::ptrdiff_t>(position, 0, std::ptrdiff_t(samples.size()) - 1))];
    };
    Eigen::ArrayXf rate(framing.frames());
    for (Eigen::Index frame = 0; frame < rate.size(); ++frame) {
        const std::ptrdiff_t start = framing.start(frame);
        rate[frame] = float(double(changesUpTo(start + frameLength - 1) - changesUpTo(start)) / frameLength);
    }
    return rate;
}

Eigen::ArrayXXf zeroCrossingRate(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    return zeroCrossingRate(analysis.audio().samples, given.integer(parameter::frameLength),
                            given.integer(parameter::hopLength), given.flag(parameter::center))
        .transpose();
}

} // namespace suara
