#include "core/features/Onset.h"

#include "core/base/Text.h"
#include "core/dsp/Decibels.h"
#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace suara {

namespace {

/// Largest value of each bin's neighbourhood, as scipy.ndimage.maximum_filter1d along the bins.
Eigen::ArrayXXf raised(const Eigen::Ref<const Eigen::ArrayXXf>& spectrum, int size)
{
    if (size == 1)
        return spectrum;
    Eigen::ArrayXXf result(spectrum.rows(), spectrum.cols());
    for (Eigen::Index bin = 0; bin < spectrum.rows(); ++bin) {
        const Eigen::Index first = std::max<Eigen::Index>(0, bin - size / 2);
        const Eigen::Index end = std::min(spectrum.rows(), bin - size / 2 + size);
        result.row(bin) = spectrum.middleRows(first, end - first).colwise().maxCoeff();
    }
    return result;
}

float medianOf(const Eigen::Ref<const Eigen::ArrayXf>& column)
{
    std::vector<float> values(column.begin(), column.end());
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return values.size() % 2 == 1 ? *middle : (*std::max_element(values.begin(), middle) + *middle) / 2.0f;
}

float aggregated(const Eigen::Ref<const Eigen::ArrayXf>& column, const std::string& way)
{
    if (way == "median")
        return medianOf(column);
    if (way == "max")
        return column.maxCoeff();
    const double sum = column.cast<double>().sum();
    return float(way == "sum" ? sum : sum / double(column.size()));
}

/// Takes the slowly moving part away: y[t] = x[t] - x[t-1] + 0.99 y[t-1].
void detrend(Eigen::ArrayXf& curve)
{
    double before = 0.0;
    double result = 0.0;
    for (float& value : curve) {
        result = double(value) - before + 0.99 * result;
        before = double(value);
        value = float(result);
    }
}

/// The mel spectrogram in dB, of centred frames whatever `center` says.
Eigen::ArrayXXf centredDecibels(const FrameAnalysis& analysis)
{
    if (analysis.parameters().flag(parameter::center))
        return powerToDb(analysis.melPower());
    Parameters centred = analysis.parameters();
    centred.set(parameter::center, "true");
    return powerToDb(FrameAnalysis(analysis.audio(), centred, &analysis.task()).melPower());
}

} // namespace

Eigen::ArrayXXf spectralRise(const Eigen::Ref<const Eigen::ArrayXXf>& spectrum, int lag, int maxSize)
{
    Eigen::ArrayXXf rise = Eigen::ArrayXXf::Zero(spectrum.rows(), spectrum.cols());
    if (const Eigen::Index compared = spectrum.cols() - lag; compared > 0)
        rise.rightCols(compared) =
            (spectrum.rightCols(compared) - raised(spectrum.leftCols(compared), maxSize)).max(0.0f);
    return rise;
}

Eigen::ArrayXXf spectralFlux(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    return spectralRise(analysis.magnitudes(), given.integer(parameter::onsetLag),
                        given.integer(parameter::onsetMaxSize))
        .cast<double>()
        .colwise()
        .sum()
        .cast<float>();
}

Eigen::ArrayXf onsetCurve(const FrameAnalysis& analysis)
{
    const Parameters& given = analysis.parameters();
    const Eigen::ArrayXXf rise = spectralRise(centredDecibels(analysis), given.integer(parameter::onsetLag),
                                              given.integer(parameter::onsetMaxSize));
    const StftOptions& stft = analysis.setup().stft();
    const Eigen::Index shift = stft.center ? stft.nFft / (2 * stft.hopLength) : 0; // in frames
    const std::string way = given.text(parameter::onsetAggregate);
    Eigen::ArrayXf curve = Eigen::ArrayXf::Zero(rise.cols());
    for (Eigen::Index frame = given.integer(parameter::onsetLag); frame + shift < curve.size(); ++frame)
        curve[frame + shift] = aggregated(rise.col(frame), way);
    return curve;
}

Eigen::ArrayXXf onsetStrength(const FrameAnalysis& analysis)
{
    Eigen::ArrayXf curve = analysis.shared(onsetCurve);
    if (analysis.parameters().flag(parameter::onsetDetrend))
        detrend(curve);
    return curve.transpose();
}

namespace parameter {

constexpr std::array<std::string_view, 4> aggregates{"mean", "median", "max", "sum"};

const ParameterSpec onsetLag{.id = "lag",
                             .key = "lag",
                             .title = SUARA_TEXT("Core", "Frames compared over"),
                             .unit = "",
                             .kind = ParameterKind::Integer,
                             .defaultValue = "1",
                             .minimum = 1,
                             .maximum = 1000000};
const ParameterSpec onsetMaxSize{.id = "max_size",
                                 .key = "max_size",
                                 .title = SUARA_TEXT("Core", "Bins around compared with"),
                                 .unit = "",
                                 .kind = ParameterKind::Integer,
                                 .defaultValue = "1",
                                 .minimum = 1,
                                 .maximum = 4096};
const ParameterSpec onsetDetrend{.id = "detrend",
                                 .key = "detrend",
                                 .title = SUARA_TEXT("Core", "Trend taken away"),
                                 .unit = "",
                                 .kind = ParameterKind::Flag,
                                 .defaultValue = "false"};
const ParameterSpec onsetAggregate{.id = "aggregate",
                                   .key = "aggregate",
                                   .title = SUARA_TEXT("Core", "Bands become one by"),
                                   .unit = "",
                                   .kind = ParameterKind::Choice,
                                   .defaultValue = "mean",
                                   .choices = aggregates};

} // namespace parameter

} // namespace suara
