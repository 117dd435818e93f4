#include "core/features/Tempo.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Autocorrelation.h"
#include "core/dsp/Stft.h"
#include "core/dsp/Window.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Onset.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <functional>
#include <limits>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// What becomes of a tempogram's frames: their mean, largest or median, lag by lag.
class Aggregate {
public:
    Aggregate(std::string way, Eigen::Index lags, std::size_t frames) : m_way(std::move(way))
    {
        m_result = Eigen::ArrayXd::Constant(lags, m_way == "max" ? -unlimited : 0.0);
        if (m_way == "median")
            m_all.resize(Eigen::Index(frames), lags);
    }

    void add(const Eigen::ArrayXd& frame)
    {
        if (m_way == "median")
            m_all.row(m_count) = frame.transpose();
        else if (m_way == "max")
            m_result = m_result.max(frame);
        else
            m_result += frame;
        ++m_count;
    }

    Eigen::ArrayXd result()
    {
        if (m_way == "mean")
            m_result /= double(m_count);
        for (Eigen::Index lag = 0; lag < m_all.cols(); ++lag)
            m_result[lag] = medianOf(m_all.col(lag));
        return m_result;
    }

private:
    static double medianOf(Eigen::Ref<Eigen::ArrayXd> values)
    {
        std::sort(values.begin(), values.end());
        const Eigen::Index middle = values.size() / 2;
        return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2.0;
    }

    std::string m_way;
    Eigen::ArrayXd m_result;
    Eigen::ArrayXXd m_all; ///< shape (frames, lags), for a median only
    Eigen::Index m_count = 0;
};

/// Gives, for each frame, the autocorrelation of the curve around it, scaled to a largest value of 1.
void tempogram(std::span<const float> curve, int length, Task& task,
               const std::function<void(const Eigen::ArrayXd&)>& take)
{
    const std::vector<double> window = makeWindow("hann", length);
    Autocorrelation autocorrelation{std::size_t(length)};
    std::vector<double> frame(window.size());
    const std::ptrdiff_t half = length / 2;
    for (std::ptrdiff_t start = -half; start + half < std::ptrdiff_t(curve.size()); ++start) {
        task.checkpoint(double(start + half) / double(curve.size()));
        for (std::size_t i = 0; i < frame.size(); ++i)
            frame[i] = window[i] * double(SignalPart(curve).at(start + std::ptrdiff_t(i), PadMode::LinearRamp, half));
        const std::span<const double> lags = autocorrelation.of(frame);
        const Eigen::Map<const Eigen::ArrayXd> values(lags.data(), length);
        const double largest = values.abs().maxCoeff();
        take(largest < DBL_MIN ? Eigen::ArrayXd(values) : Eigen::ArrayXd(values / largest));
    }
}

/// Which lag's tempo is the likeliest, by how like itself the curve is at each lag and by what tempi music has.
class TempoChoice {
public:
    explicit TempoChoice(const FrameAnalysis& analysis)
    {
        const Parameters& given = analysis.parameters();
        const double sampleRate = analysis.audio().sampleRate;
        const double hop = given.integer(parameter::hopLength);
        m_lags = int(std::floor(std::floor(given.real(parameter::acSize) * sampleRate) / hop));
        if (m_lags < 1)
            throw ParameterError(SUARA_TEXT("Core", "ac_size is %1 s, which is shorter than one frame."),
                                 {given.text(parameter::acSize)});
        const double highest = given.optionalReal(parameter::maxTempo).value_or(unlimited);
        const double start = std::log2(given.real(parameter::startBpm));
        const bool isLimited = m_lags > 1 && 60.0 * sampleRate / (hop * (m_lags - 1)) < highest;
        for (int lag = 1; lag < m_lags; ++lag) {
            const double bpm = 60.0 * sampleRate / (hop * lag);
            const double octaves = (std::log2(bpm) - start) / given.real(parameter::stdBpm);
            if (!isLimited || bpm < highest)
                m_tempi.push_back({lag, bpm, -0.5 * octaves * octaves});
        }
    }

    int lags() const { return m_lags; }

    /// @param likeness  of each lag  @return bpm; infinite where no lag is a tempo
    float best(const Eigen::ArrayXd& likeness) const
    {
        double bestBpm = unlimited; // lag 0 is no tempo
        double bestScore = -unlimited;
        for (const Tempo& tempo : m_tempi)
            if (const double score = std::log1p(1e6 * likeness[tempo.lag]) + tempo.prior; score > bestScore) {
                bestScore = score;
                bestBpm = tempo.bpm;
            }
        return float(bestBpm);
    }

private:
    struct Tempo {
        int lag;
        double bpm;
        double prior; ///< logarithm of how likely
    };

    int m_lags;
    std::vector<Tempo> m_tempi;
};

} // namespace

Eigen::ArrayXXf tempo(const FrameAnalysis& analysis)
{
    const TempoChoice choice(analysis);
    const Eigen::ArrayXf& onsets = analysis.shared(onsetCurve);
    const std::span curve(onsets.data(), std::size_t(onsets.size()));
    Aggregate aggregate(analysis.parameters().text(parameter::tempoAggregate), choice.lags(), curve.size());
    tempogram(curve, choice.lags(), analysis.task(), [&](const Eigen::ArrayXd& likeness) { aggregate.add(likeness); });
    return Eigen::ArrayXXf::Constant(1, 1, choice.best(aggregate.result()));
}

Eigen::ArrayXXf dynamicTempo(const FrameAnalysis& analysis)
{
    const TempoChoice choice(analysis);
    const Eigen::ArrayXf& onsets = analysis.shared(onsetCurve);
    Eigen::ArrayXXf tempi(1, onsets.size());
    Eigen::Index frame = 0;
    tempogram({onsets.data(), std::size_t(onsets.size())}, choice.lags(), analysis.task(),
              [&](const Eigen::ArrayXd& likeness) { tempi(0, frame++) = choice.best(likeness); });
    return tempi;
}

namespace parameter {

constexpr std::array<std::string_view, 3> aggregates{"mean", "median", "max"};

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
const ParameterSpec tempoAggregate{.id = "tempo_aggregate",
                                   .key = "tempo_aggregate",
                                   .title = SUARA_TEXT("Core", "Frames become one by"),
                                   .unit = "",
                                   .kind = ParameterKind::Choice,
                                   .defaultValue = "mean",
                                   .choices = aggregates};

} // namespace parameter

} // namespace suara
