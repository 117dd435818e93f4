#include "core/features/Yin.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Autocorrelation.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cfloat>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace suara {

namespace {

/// Shortest and longest period looked for, in samples.
struct Periods {
    int shortest;
    int longest;
};

Periods periodsOf(double fmin, double fmax, int sampleRate, int frameLength)
{
    const auto text = [](double value) {
        return std::to_string(int(std::lround(value)));
    };
    if (fmax > sampleRate / 2.0)
        throw ParameterError(SUARA_TEXT("Core", "fmax is %1 Hz; at %2 Hz pitch can be looked for up to %3 Hz."),
                             {text(fmax), std::to_string(sampleRate), text(std::floor(sampleRate / 2.0))});
    if (!(fmin < fmax))
        throw ParameterError(SUARA_TEXT("Core", "fmin is %1 Hz and fmax is %2 Hz; allowed is 0 < fmin < fmax."),
                             {text(fmin), text(fmax)});
    if (sampleRate / fmin >= frameLength - 1)
        throw ParameterError(SUARA_TEXT("Core", "A period of fmin, %1 Hz, is longer than a frame of %2 samples at %3 "
                                                "Hz; a higher fmin or a longer frame_length helps."),
                             {text(fmin), std::to_string(frameLength), std::to_string(sampleRate)});
    return {int(std::floor(sampleRate / fmax)), std::min(int(std::ceil(sampleRate / fmin)), frameLength - 1)};
}

/// d[k] of one frame for the periods, divided by its mean over all shorter ones.
void normalisedDifference(std::span<const double> frame, Autocorrelation& autocorrelation, Periods periods,
                          Eigen::Ref<Eigen::ArrayXd> out)
{
    const std::span<const double> likeness = autocorrelation.of(frame);
    double energy = frame[0] * frame[0]; // of the samples that leave when the frame moves by the period
    double sum = 0.0;
    for (int period = 1; period <= periods.longest; ++period) {
        if (period > 1)
            energy += frame[std::size_t(period - 1)] * frame[std::size_t(period - 1)];
        const double difference =
            2.0 * (likeness[0] - likeness[std::size_t(period)]) - (period > 1 ? energy : 0.0); // as librosa has it
        sum += difference;
        if (period >= periods.shortest)
            out[period - periods.shortest] = difference / (sum / period + DBL_MIN);
    }
}

double vertexShift(double below, double here, double above)
{
    const double a = above + below - 2.0 * here;
    const double b = (above - below) / 2.0;
    return std::abs(b) >= std::abs(a) ? 0.0 : -b / a;
}

} // namespace

YinFrames yinFrames(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const std::span<const float> samples = analysis.audio().samples;
    const int length = given.integer(parameter::frameLength);
    const Periods periods = periodsOf(given.real(parameter::pitchFmin), given.real(parameter::pitchFmax),
                                      analysis.audio().sampleRate, length);
    const PadMode padMode = stftOptions(analysis.parameters()).padMode;
    if (padMode != PadMode::Constant)
        requireSamples(samples.size());
    const Framing framing(samples.size(), length, given.integer(parameter::hopLength), given.flag(parameter::center));
    constexpr double framesShare = 0.4; // of the time that pYIN takes
    YinFrames frames{periods.shortest, Eigen::ArrayXXd(periods.longest - periods.shortest + 1, framing.frames()), {}};
    frames.shift = Eigen::ArrayXXd::Zero(frames.difference.rows(), framing.frames());
    Autocorrelation autocorrelation{std::size_t(length)};
    std::vector<double> frame(std::size_t(length), 0.0);
    for (Eigen::Index t = 0; t < framing.frames(); ++t) {
        analysis.task().checkpoint(framesShare * double(t) / double(framing.frames()));
        for (std::ptrdiff_t i = 0; i < length; ++i)
            frame[std::size_t(i)] = double(SignalPart(samples).at(framing.start(t) + i, padMode, length / 2));
        normalisedDifference(frame, autocorrelation, periods, frames.difference.col(t));
        for (Eigen::Index row = 1; row + 1 < frames.shift.rows(); ++row)
            frames.shift(row, t) =
                vertexShift(frames.difference(row - 1, t), frames.difference(row, t), frames.difference(row + 1, t));
    }
    return frames;
}

bool isTrough(const Eigen::Ref<const Eigen::ArrayXd>& difference, Eigen::Index row)
{
    if (row == 0)
        return difference[0] < difference[1];
    return difference[row] < difference[row - 1] &&
           (row + 1 == difference.size() || difference[row] <= difference[row + 1]);
}

Eigen::ArrayXXf yin(const FrameAnalysis& analysis)
{
    const YinFrames& frames = analysis.shared(yinFrames); // which pYIN needs, too
    const double threshold = analysis.parameters().real(parameter::troughThreshold);
    Eigen::ArrayXXf f0(1, frames.difference.cols());
    for (Eigen::Index t = 0; t < f0.cols(); ++t) {
        const auto difference = frames.difference.col(t);
        Eigen::Index row = 0;
        while (row < difference.size() && !(difference[row] < threshold && isTrough(difference, row)))
            ++row;
        if (row == difference.size())
            difference.minCoeff(&row);
        f0(0, t) = float(analysis.audio().sampleRate / (frames.minPeriod + double(row) + frames.shift(row, t)));
    }
    return f0;
}

namespace parameter {

constexpr double unlimited = std::numeric_limits<double>::infinity();

const ParameterSpec pitchFmin{.id = "fmin",
                              .key = "pitch.fmin",
                              .title = SUARA_TEXT("Core", "Lowest pitch"),
                              .unit = "Hz",
                              .kind = ParameterKind::Real,
                              .defaultValue = "65.40639132514966", // C2
                              .minimum = 0,
                              .maximum = unlimited,
                              .openEnds = true};
const ParameterSpec pitchFmax{.id = "fmax",
                              .key = "pitch.fmax",
                              .title = SUARA_TEXT("Core", "Highest pitch"),
                              .unit = "Hz",
                              .kind = ParameterKind::Real,
                              .defaultValue = "2093.004522404789", // C7
                              .minimum = 0,
                              .maximum = unlimited,
                              .openEnds = true};
const ParameterSpec troughThreshold{.id = "trough_threshold",
                                    .key = "trough_threshold",
                                    .title = SUARA_TEXT("Core", "Depth of a trough"),
                                    .unit = "",
                                    .kind = ParameterKind::Real,
                                    .defaultValue = "0.1",
                                    .minimum = 0,
                                    .maximum = unlimited,
                                    .openEnds = true};

} // namespace parameter

} // namespace suara
