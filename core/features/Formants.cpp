#include "core/features/Formants.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/dsp/Downsampler.h"
#include "core/dsp/LinearPrediction.h"
#include "core/features/Framing.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>
#include <numbers>
#include <string>

namespace suara {

namespace {

constexpr double margin = 50.0;                 // Hz from either end of the spectrum: nothing there is a formant
constexpr std::ptrdiff_t samplesAtOnce = 32768; // about so many are held at the lower rate

/// exp(-12 (t / T - 1)^2) for t in (0, 2 T), lowered to end at zero (Boersma 1993).
Eigen::ArrayXd gaussianWindow(Eigen::Index length)
{
    const Eigen::ArrayXd place = Eigen::ArrayXd::LinSpaced(length, 1.0, double(length)) - 0.5 * double(length + 1);
    const double edge = std::exp(-12.0);
    return ((-48.0 * (place / double(length + 1)).square()).exp() - edge) / (1.0 - edge);
}

int polesOf(const Parameters& parameters)
{
    return int(std::lround(2.0 * parameters.real(parameter::formantCount)));
}

int checkedRate(const Parameters& parameters, int sampleRate)
{
    const double highest = parameters.real(parameter::maxFormant);
    if (2.0 * highest > sampleRate)
        throw ParameterError(
            SUARA_TEXT("Core", "max_formant is %1 Hz; at %2 Hz formants can be looked for up to %3 Hz."),
            {shortest(highest), std::to_string(sampleRate), shortest(sampleRate / 2.0)});
    return int(std::lround(2.0 * highest));
}

/// How the frames of a sound of one rate are analysed. Used by many threads.
class FormantAnalysis {
public:
    FormantAnalysis(const Parameters& parameters, int sampleRate)
        : m_downsampler(sampleRate, checkedRate(parameters, sampleRate))
        , m_hop(parameters.integer(parameter::hopLength))
        , m_poles(polesOf(parameters))
        , m_half(std::ptrdiff_t(parameters.real(parameter::formantWindow) * rate() + 1e-9))
        , m_window(gaussianWindow(2 * m_half))
        , m_before(std::exp(-2.0 * std::numbers::pi * parameters.real(parameter::preEmphasisFrom) / rate()))
        , m_span(std::ptrdiff_t(2.0 * double(m_half + 2) * sampleRate / rate()) + 2 * m_downsampler.reach() + 4)
    {
        if (2 * m_half <= m_poles)
            throw ParameterError(SUARA_TEXT("Core", "window_length is %1 s, too short for %2 formants."),
                                 {parameters.text(parameter::formantWindow), parameters.text(parameter::formantCount)});
    }

    int hop() const { return int(m_hop); }
    int span() const { return int(m_span); } ///< samples that a frame is made of
    Eigen::Index rows() const { return m_poles / 2; }

    /// What `value` says of each resonance, shape (frames, rows).
    void measure(const SignalPart& signal, Eigen::Index first, double Resonance::*value,
                 Eigen::Ref<Eigen::ArrayXXf> out) const
    {
        out.setConstant(std::numeric_limits<float>::quiet_NaN());
        const Eigen::Index together = std::max<Eigen::Index>(1, samplesAtOnce / m_hop);
        std::vector<double> values;
        for (Eigen::Index done = 0; done < out.rows(); done += together) {
            const Eigen::Index count = std::min(together, out.rows() - done);
            const std::ptrdiff_t start = windowStart(first + done);
            values.resize(std::size_t(windowStart(first + done + count - 1) + 2 * m_half - start + 1));
            m_downsampler.values(signal, start - 1, values); // and the one before
            for (std::size_t i = values.size() - 1; i > 0; --i)
                values[i] -= m_before * values[i - 1];
            for (Eigen::Index t = 0; t < count; ++t)
                measureFrame(values.data() + 1 + windowStart(first + done + t) - start, value, out.row(done + t));
        }
    }

private:
    double rate() const { return m_downsampler.outputRate(); }

    /// The first value under the window of a frame, whose middle is between two values.
    std::ptrdiff_t windowStart(Eigen::Index frame) const
    {
        return m_downsampler.valueBefore(frame * m_hop) + 1 - m_half;
    }

    template<typename Row>
    void measureFrame(const double* values, double Resonance::*value, Row&& out) const
    {
        const Eigen::ArrayXd windowed = Eigen::Map<const Eigen::ArrayXd>(values, m_window.size()) * m_window;
        if ((windowed == 0.0).all())
            return;
        Eigen::Index row = 0;
        for (const Resonance& resonance :
             resonancesOf(burgPrediction(std::span(windowed.data(), std::size_t(windowed.size())), m_poles), rate()))
            if (resonance.frequency >= margin && resonance.frequency <= rate() / 2.0 - margin)
                out[row++] = float(resonance.*value);
    }

    Downsampler m_downsampler;
    std::ptrdiff_t m_hop;
    int m_poles;
    std::ptrdiff_t m_half; ///< of the window
    Eigen::ArrayXd m_window;
    double m_before; ///< share of the value before that is taken away
    std::ptrdiff_t m_span;
};

SampleFeature featureOf(const Parameters& parameters, int sampleRate, double Resonance::*value)
{
    const auto analysis = std::make_shared<const FormantAnalysis>(parameters, sampleRate);
    return {.frameLength = analysis->span(),
            .hopLength = analysis->hop(),
            .rows = analysis->rows(),
            .frames =
                [analysis](std::size_t length) {
                    requireSamples(length);
                    return Eigen::Index(length) / analysis->hop() + 1;
                },
            .measure =
                [analysis, value](const SignalPart& signal, Eigen::Index first, std::span<float> out) {
                    const auto frames = Eigen::Index(out.size()) / analysis->rows();
                    analysis->measure(signal, first, value,
                                      Eigen::Map<Eigen::ArrayXXf>(out.data(), frames, analysis->rows()));
                }};
}

} // namespace

SampleFeature formants(const Parameters& parameters, int sampleRate)
{
    return featureOf(parameters, sampleRate, &Resonance::frequency);
}

SampleFeature formantBandwidths(const Parameters& parameters, int sampleRate)
{
    return featureOf(parameters, sampleRate, &Resonance::bandwidth);
}

int formantRows(const Parameters& parameters)
{
    return polesOf(parameters) / 2;
}

namespace parameter {

const ParameterSpec maxFormant{.id = "max_formant",
                               .key = "max_formant",
                               .title = SUARA_TEXT("Core", "Highest formant"),
                               .unit = "Hz",
                               .kind = ParameterKind::Real,
                               .defaultValue = "5500",
                               .minimum = 500,
                               .maximum = 100000};
const ParameterSpec formantCount{.id = "n_formants",
                                 .key = "n_formants",
                                 .title = SUARA_TEXT("Core", "Formants looked for"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "5",
                                 .minimum = 1,
                                 .maximum = 20};
const ParameterSpec formantWindow{.id = "window_length",
                                  .key = "formants.window_length", // another stands for stretches on the command line
                                  .title = SUARA_TEXT("Core", "Window length"),
                                  .unit = "s",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = "0.025",
                                  .minimum = 0.001,
                                  .maximum = 1};
const ParameterSpec preEmphasisFrom{.id = "pre_emphasis_from",
                                    .key = "pre_emphasis_from",
                                    .title = SUARA_TEXT("Core", "Pre-emphasis from"),
                                    .unit = "Hz",
                                    .kind = ParameterKind::Real,
                                    .defaultValue = "50",
                                    .minimum = 0,
                                    .maximum = 100000};

} // namespace parameter

} // namespace suara
