#include "core/features/Tempo.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Autocorrelation.h"
#include "core/dsp/Stft.h"
#include "core/dsp/Window.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Onset.h"

#include <cfloat>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

namespace suara {

namespace {

/// Mean over all frames of the autocorrelation of the curve around each, every one scaled to a largest value of 1.
Eigen::ArrayXd meanTempogram(std::span<const float> curve, int length)
{
    const std::vector<double> window = makeWindow("hann", length);
    Autocorrelation autocorrelation{std::size_t(length)};
    std::vector<double> frame(window.size());
    Eigen::ArrayXd mean = Eigen::ArrayXd::Zero(length);
    const std::ptrdiff_t half = length / 2;
    for (std::ptrdiff_t start = -half; start + half < std::ptrdiff_t(curve.size()); ++start) {
        for (std::size_t i = 0; i < frame.size(); ++i)
            frame[i] = window[i] * double(SignalPart(curve).at(start + std::ptrdiff_t(i), PadMode::LinearRamp, half));
        const std::span<const double> lags = autocorrelation.of(frame);
        const Eigen::Map<const Eigen::ArrayXd> values(lags.data(), length);
        const double largest = values.abs().maxCoeff();
        mean += largest < DBL_MIN ? Eigen::ArrayXd(values) : Eigen::ArrayXd(values / largest);
    }
    return mean / double(curve.size());
}

} // namespace

Eigen::ArrayXXf tempo(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const double sampleRate = analysis.audio().sampleRate;
    const double hop = given.integer(parameter::hopLength);
    const int lags = int(std::floor(std::floor(given.real(parameter::acSize) * sampleRate) / hop));
    if (lags < 1)
        throw ParameterError(SUARA_TEXT("Core", "ac_size is %1 s, which is shorter than one frame."),
                             {given.text(parameter::acSize)});
    const Eigen::ArrayXf onsets = onsetCurve(analysis);
    const Eigen::ArrayXd likeness = meanTempogram({onsets.data(), std::size_t(onsets.size())}, lags);
    const double highest = given.optionalReal(parameter::maxTempo).value_or(std::numeric_limits<double>::infinity());
    const double start = std::log2(given.real(parameter::startBpm));
    double bestBpm = std::numeric_limits<double>::infinity(); // lag 0 is no tempo
    double bestScore = -std::numeric_limits<double>::infinity();
    const bool isLimited = lags > 1 && 60.0 * sampleRate / (hop * (lags - 1)) < highest;
    for (int lag = 1; lag < lags; ++lag) {
        const double bpm = 60.0 * sampleRate / (hop * lag);
        if (isLimited && bpm >= highest)
            continue;
        const double octaves = (std::log2(bpm) - start) / given.real(parameter::stdBpm);
        const double score = std::log1p(1e6 * likeness[lag]) - 0.5 * octaves * octaves;
        if (score > bestScore) {
            bestScore = score;
            bestBpm = bpm;
        }
    }
    return Eigen::ArrayXXf::Constant(1, 1, float(bestBpm));
}

namespace parameter {

constexpr double unlimited = std::numeric_limits<double>::infinity();

const ParameterSpec startBpm{.id = "start_bpm",
                             .key = "start_bpm",
                             .title = SUARA_TEXT("Core", "Likeliest tempo"),
                             .unit = "bpm",
                             .kind = ParameterKind::Real,
                             .defaultValue = "120",
                             .minimum = 0,
                             .maximum = unlimited,
                             .openEnds = true};
const ParameterSpec stdBpm{.id = "std_bpm",
                           .key = "std_bpm",
                           .title = SUARA_TEXT("Core", "Spread of the tempo in octaves"),
                           .unit = "",
                           .kind = ParameterKind::Real,
                           .defaultValue = "1",
                           .minimum = 0,
                           .maximum = unlimited,
                           .openEnds = true};
const ParameterSpec acSize{.id = "ac_size",
                           .key = "ac_size",
                           .title = SUARA_TEXT("Core", "Window of the tempo"),
                           .unit = "s",
                           .kind = ParameterKind::Real,
                           .defaultValue = "8",
                           .minimum = 0,
                           .maximum = 600,
                           .openEnds = true};
const ParameterSpec maxTempo{.id = "max_tempo",
                             .key = "max_tempo",
                             .title = SUARA_TEXT("Core", "Fastest tempo"),
                             .unit = "bpm",
                             .kind = ParameterKind::Real,
                             .defaultValue = "320",
                             .minimum = 0,
                             .maximum = unlimited,
                             .openEnds = true,
                             .optional = true};

} // namespace parameter

} // namespace suara
