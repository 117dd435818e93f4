#include "core/features/Chroma.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <limits>
#include <string>

namespace suara {

namespace {

/// Each FFT bin on the chroma scale (in chroma bins above A0), and at 0 Hz a made-up value 1.5 octaves below bin 1.
Eigen::ArrayXd chromaPositions(int sampleRate, int nFft, double tuning, int nChroma)
{
    const double a0 = 440.0 * std::pow(2.0, tuning / nChroma) / 16.0;
    Eigen::ArrayXd positions(nFft);
    for (Eigen::Index bin = 1; bin < nFft; ++bin)
        positions[bin] = nChroma * std::log2(double(bin) * (double(sampleRate) / nFft) / a0);
    positions[0] = positions[1] - 1.5 * nChroma;
    return positions;
}

/// Distance of a position from a chroma bin round the circle, about [-nChroma / 2, nChroma / 2).
double circularDistance(double position, int chroma, int nChroma)
{
    const double half = std::nearbyint(nChroma / 2.0);
    return std::fmod(position - chroma + half + 10.0 * nChroma, double(nChroma)) - half;
}

/// The size of a frame by librosa's name of a norm; 1 for none.
float normOf(const Eigen::Ref<const Eigen::ArrayXf>& frame, const std::string& norm)
{
    if (norm == "inf")
        return frame.abs().maxCoeff();
    if (norm == "1")
        return frame.abs().sum();
    return norm == "2" ? std::sqrt(frame.square().sum()) : 1.0f;
}

} // namespace

Eigen::ArrayXXf chromaFilters(int sampleRate, int nFft, double tuning, int nChroma, double centreOctave,
                              std::optional<double> octaveWidth, bool baseC)
{
    const Eigen::ArrayXd positions = chromaPositions(sampleRate, nFft, tuning, nChroma);
    Eigen::ArrayXXf filters(nChroma, 1 + nFft / 2);
    const int shift = baseC ? 3 * (nChroma / 12) : 0; // the rows begin at A
    for (Eigen::Index bin = 0; bin < filters.cols(); ++bin) {
        const double width = bin + 1 < nFft ? std::max(positions[bin + 1] - positions[bin], 1.0) : 1.0;
        Eigen::ArrayXd weights(nChroma);
        for (int chroma = 0; chroma < nChroma; ++chroma) {
            const double distance = 2.0 * circularDistance(positions[bin], chroma, nChroma) / width;
            weights[chroma] = std::exp(-0.5 * distance * distance);
        }
        const double norm = std::sqrt(weights.square().sum());
        weights /= norm < DBL_MIN ? 1.0 : norm;
        if (octaveWidth) {
            const double octave = (positions[bin] / nChroma - centreOctave) / *octaveWidth;
            weights *= std::exp(-0.5 * octave * octave);
        }
        for (int chroma = 0; chroma < nChroma; ++chroma)
            filters((chroma + nChroma - shift) % nChroma, bin) = float(weights[chroma]);
    }
    return filters;
}

Eigen::ArrayXXf chromaStft(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const int sampleRate = analysis.audio().sampleRate;
    const int nFft = analysis.stftOptions().nFft;
    const int nChroma = given.integer(parameter::nChroma);
    const Eigen::ArrayXXf& magnitudes = analysis.magnitudes();
    const std::optional<double> known = given.optionalReal(parameter::tuning);
    const double tuning = known ? *known : estimateTuning(magnitudes, sampleRate, nFft, nChroma);
    const Eigen::MatrixXf filters =
        chromaFilters(sampleRate, nFft, tuning, nChroma, given.real(parameter::centreOctave),
                      given.optionalReal(parameter::octaveWidth), given.flag(parameter::baseC))
            .matrix();
    Eigen::ArrayXXf chroma(nChroma, magnitudes.cols());
    constexpr Eigen::Index tile = 64; // frames whose squares stay near the processor
    for (Eigen::Index first = 0; first < chroma.cols(); first += tile) {
        const Eigen::Index count = std::min(tile, chroma.cols() - first);
        const Eigen::MatrixXf power = magnitudes.middleCols(first, count).square().matrix();
        chroma.middleCols(first, count) = (filters * power).array();
    }
    const std::string norm = given.text(parameter::chromaNorm);
    for (Eigen::Index frame = 0; frame < chroma.cols(); ++frame) {
        const float size = normOf(chroma.col(frame), norm);
        if (size >= FLT_MIN)
            chroma.col(frame) /= size;
    }
    return chroma;
}

int chromaRows(const Parameters& parameters)
{
    return parameters.integer(parameter::nChroma);
}

namespace parameter {

constexpr std::array<std::string_view, 4> norms{"inf", "1", "2", "none"};

const ParameterSpec nChroma{.id = "n_chroma",
                            .key = "n_chroma",
                            .title = SUARA_TEXT("Core", "Chroma bins"),
                            .unit = "",
                            .kind = ParameterKind::Integer,
                            .defaultValue = "12",
                            .minimum = 1,
                            .maximum = 1200};
const ParameterSpec tuning{.id = "tuning",
                           .key = "tuning",
                           .title = SUARA_TEXT("Core", "Tuning"),
                           .unit = "",
                           .kind = ParameterKind::Real,
                           .defaultValue = "none",
                           .minimum = -100,
                           .maximum = 100,
                           .optional = true};
const ParameterSpec chromaNorm{.id = "norm",
                               .key = "chroma_stft.norm",
                               .title = SUARA_TEXT("Core", "Norm of a frame"),
                               .unit = "",
                               .kind = ParameterKind::Choice,
                               .defaultValue = "inf",
                               .choices = norms};
const ParameterSpec centreOctave{.id = "ctroct",
                                 .key = "ctroct",
                                 .title = SUARA_TEXT("Core", "Centre octave"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "5",
                                 .minimum = -20,
                                 .maximum = 20};
const ParameterSpec octaveWidth{.id = "octwidth",
                                .key = "octwidth",
                                .title = SUARA_TEXT("Core", "Width in octaves"),
                                .unit = "",
                                .kind = ParameterKind::Real,
                                .defaultValue = "2",
                                .minimum = 0,
                                .maximum = std::numeric_limits<double>::infinity(),
                                .openEnds = true,
                                .optional = true};
const ParameterSpec baseC{.id = "base_c",
                          .key = "base_c",
                          .title = SUARA_TEXT("Core", "Row 1 is C"),
                          .unit = "",
                          .kind = ParameterKind::Flag,
                          .defaultValue = "true"};

} // namespace parameter

} // namespace suara
