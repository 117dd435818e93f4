#include "core/features/Energy.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace suara {

namespace {

double sumOfSquares(std::span<const float> samples)
{
    return Eigen::Map<const Eigen::ArrayXf>(samples.data(), Eigen::Index(samples.size())).cast<double>().square().sum();
}

/// The same for a stretch that may hang over the ends of the signal.
double sumOfPaddedSquares(std::span<const float> samples, std::ptrdiff_t start, std::ptrdiff_t length, PadMode mode,
                          std::ptrdiff_t padding)
{
    if (start >= 0 && start + length <= std::ptrdiff_t(samples.size()))
        return sumOfSquares(samples.subspan(std::size_t(start), std::size_t(length)));
    double sum = 0.0;
    for (std::ptrdiff_t position = start; position < start + length; ++position) {
        const double value = double(paddedSample(samples, position, mode, padding));
        sum += value * value;
    }
    return sum;
}

} // namespace

Eigen::ArrayXf rms(std::span<const float> samples, int frameLength, int hopLength, bool center, PadMode padMode)
{
    if (padMode != PadMode::Constant)
        requireSamples(samples);
    const Framing framing(samples.size(), frameLength, hopLength, center);
    // Frames overlap, so each block that frames are made of is summed once.
    const Eigen::Index block = std::gcd(frameLength, hopLength);
    const Eigen::Index perFrame = frameLength / block;
    const Eigen::Index perHop = hopLength / block;
    Eigen::ArrayXd sums((framing.frames() - 1) * perHop + perFrame);
    for (Eigen::Index i = 0; i < sums.size(); ++i)
        sums[i] = sumOfPaddedSquares(samples, framing.start(0) + i * block, block, padMode, frameLength / 2);
    Eigen::ArrayXf values(framing.frames());
    for (Eigen::Index frame = 0; frame < values.size(); ++frame)
        values[frame] = float(std::sqrt(sums.segment(frame * perHop, perFrame).sum() / frameLength));
    return values;
}

Eigen::ArrayXf energy(std::span<const float> samples, int frameLength, int hopLength)
{
    const std::size_t hop = std::size_t(hopLength);
    Eigen::ArrayXf values(Eigen::Index((samples.size() + hop - 1) / hop));
    for (Eigen::Index frame = 0; frame < values.size(); ++frame) {
        const std::span<const float> rest = samples.subspan(std::size_t(frame) * hop);
        values[frame] = float(sumOfSquares(rest.first(std::min(rest.size(), std::size_t(frameLength)))));
    }
    return values;
}

Eigen::ArrayXXf rms(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    return rms(analysis.audio().samples, given.integer(parameter::frameLength), given.integer(parameter::hopLength),
               given.flag(parameter::center), analysis.stftOptions().padMode)
        .transpose();
}

Eigen::ArrayXXf energy(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    return energy(analysis.audio().samples, given.integer(parameter::energyFrameLength),
                  given.integer(parameter::energyHopLength))
        .transpose();
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
