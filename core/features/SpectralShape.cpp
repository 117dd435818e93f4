#include "core/features/SpectralShape.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>
#include <string>

namespace suara {

namespace {

void checkBins(Eigen::Index magnitudes, Eigen::Index frequencies)
{
    if (magnitudes != frequencies)
        throw ParameterError(SUARA_TEXT("Core", "The spectrum has %1 bins, but %2 frequencies are given."),
                             {std::to_string(magnitudes), std::to_string(frequencies)});
}

/// One frame scaled to sum 1 and rounded to float, as librosa.util.normalize(norm=1) stores it.
Eigen::ArrayXf scaledToSumOne(const Eigen::Ref<const Eigen::ArrayXf>& frame)
{
    const double sum = frame.cast<double>().sum();
    return sum < double(FLT_MIN) ? Eigen::ArrayXf(frame) : Eigen::ArrayXf((frame.cast<double>() / sum).cast<float>());
}

/// First bin whose running sum reaches the wanted share of the last one.
Eigen::Index rolloffBin(const Eigen::Ref<const Eigen::ArrayXf>& frame, float rollPercent, Eigen::ArrayXf& sums)
{
    float sum = 0.0f;
    for (Eigen::Index bin = 0; bin < frame.size(); ++bin)
        sums[bin] = sum += frame[bin];
    const float threshold = rollPercent * sum;
    Eigen::Index bin = 0;
    while (bin + 1 < frame.size() && sums[bin] < threshold)
        ++bin;
    return bin;
}

/// Mean of the natural logarithms of normal positive numbers: exponents are added and mantissas multiplied, so that one
/// logarithm is enough for many values.
double meanLog(const Eigen::Ref<const Eigen::ArrayXf>& values)
{
    constexpr Eigen::Index lanes = 8;
    constexpr Eigen::Index perLane = 512; // mantissas are below 2, so a product stays below 2^512
    double logs = 0.0;
    std::int64_t exponents = 0;
    for (Eigen::Index start = 0; start < values.size(); start += lanes * perLane) {
        const Eigen::Index end = std::min(values.size(), start + lanes * perLane);
        std::array<double, lanes> products;
        products.fill(1.0);
        for (Eigen::Index i = start; i < end; ++i) {
            const auto bits = std::bit_cast<std::uint32_t>(values[i]);
            exponents += std::int64_t(bits >> 23) - 127;
            products[std::size_t(i % lanes)] *= double(std::bit_cast<float>((bits & 0x7fffffu) | 0x3f800000u));
        }
        for (const double product : products)
            logs += std::log(product);
    }
    return (logs + double(exponents) * std::numbers::ln2) / double(values.size());
}

} // namespace

Eigen::ArrayXd spectralCentroid(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                const Eigen::Ref<const Eigen::ArrayXd>& frequencies)
{
    checkBins(magnitudes.rows(), frequencies.size());
    Eigen::ArrayXd centroid(magnitudes.cols());
    for (Eigen::Index frame = 0; frame < centroid.size(); ++frame)
        centroid[frame] = (frequencies * scaledToSumOne(magnitudes.col(frame)).cast<double>()).sum();
    return centroid;
}

Eigen::ArrayXf spectralBandwidth(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                 const Eigen::Ref<const Eigen::ArrayXd>& frequencies,
                                 const Eigen::Ref<const Eigen::ArrayXd>& centroid, double p, bool norm)
{
    checkBins(magnitudes.rows(), frequencies.size());
    Eigen::ArrayXf bandwidth(magnitudes.cols());
    for (Eigen::Index frame = 0; frame < bandwidth.size(); ++frame) {
        const Eigen::ArrayXd weights =
            (norm ? scaledToSumOne(magnitudes.col(frame)) : Eigen::ArrayXf(magnitudes.col(frame))).cast<double>();
        const Eigen::ArrayXd deviation = (frequencies - centroid[frame]).abs();
        bandwidth[frame] = p == 2.0 ? float(std::sqrt((weights * deviation.square()).sum()))
                                    : float(std::pow((weights * deviation.pow(p)).sum(), 1.0 / p));
    }
    return bandwidth;
}

Eigen::ArrayXf spectralRolloff(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                               const Eigen::Ref<const Eigen::ArrayXd>& frequencies, double rollPercent)
{
    checkBins(magnitudes.rows(), frequencies.size());
    Eigen::ArrayXf rolloff(magnitudes.cols());
    Eigen::ArrayXf sums(magnitudes.rows());
    for (Eigen::Index frame = 0; frame < rolloff.size(); ++frame)
        rolloff[frame] = float(frequencies[rolloffBin(magnitudes.col(frame), float(rollPercent), sums)]);
    return rolloff;
}

Eigen::ArrayXf spectralFlatness(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, double amin, double power)
{
    Eigen::ArrayXf flatness(magnitudes.cols());
    Eigen::ArrayXf values(magnitudes.rows());
    for (Eigen::Index frame = 0; frame < flatness.size(); ++frame) {
        if (power == 2.0)
            values = magnitudes.col(frame).square().max(float(amin));
        else
            values = magnitudes.col(frame).pow(float(power)).max(float(amin));
        const float geometric = std::exp(float(meanLog(values)));
        flatness[frame] = geometric / float(values.cast<double>().mean());
    }
    return flatness;
}

Eigen::ArrayXXf spectralCentroid(const FrameAnalysis& analysis)
{
    return analysis.centroid().cast<float>().transpose();
}

Eigen::ArrayXXf spectralBandwidth(const FrameAnalysis& analysis)
{
    return spectralBandwidth(analysis.magnitudes(), analysis.frequencies(), analysis.centroid(),
                             analysis.parameters().real(parameter::bandwidthP),
                             analysis.parameters().flag(parameter::bandwidthNorm))
        .transpose();
}

Eigen::ArrayXXf spectralRolloff(const FrameAnalysis& analysis)
{
    return spectralRolloff(analysis.magnitudes(), analysis.frequencies(),
                           analysis.parameters().real(parameter::rollPercent))
        .transpose();
}

Eigen::ArrayXXf spectralFlatness(const FrameAnalysis& analysis)
{
    return spectralFlatness(analysis.magnitudes(), analysis.parameters().real(parameter::flatnessAmin),
                            analysis.parameters().real(parameter::flatnessPower))
        .transpose();
}

namespace parameter {

constexpr double unlimited = std::numeric_limits<double>::infinity();

const ParameterSpec bandwidthP{.id = "p",
                               .key = "spectral_bandwidth.p",
                               .title = SUARA_TEXT("Core", "Power of the deviation"),
                               .unit = "",
                               .kind = ParameterKind::Real,
                               .defaultValue = "2",
                               .minimum = 0,
                               .maximum = unlimited,
                               .openEnds = true};
const ParameterSpec bandwidthNorm{.id = "norm",
                                  .key = "spectral_bandwidth.norm",
                                  .title = SUARA_TEXT("Core", "Spectrum scaled to sum 1"),
                                  .unit = "",
                                  .kind = ParameterKind::Flag,
                                  .defaultValue = "true"};
const ParameterSpec rollPercent{.id = "roll_percent",
                                .key = "roll_percent",
                                .title = SUARA_TEXT("Core", "Roll-off share"),
                                .unit = "",
                                .kind = ParameterKind::Real,
                                .defaultValue = "0.85",
                                .minimum = 0,
                                .maximum = 1,
                                .openEnds = true};
const ParameterSpec flatnessAmin{.id = "amin",
                                 .key = "spectral_flatness.amin",
                                 .title = SUARA_TEXT("Core", "Smallest value"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "1e-10",
                                 .minimum = 1e-37,
                                 .maximum = 1e37};
const ParameterSpec flatnessPower{.id = "power",
                                  .key = "spectral_flatness.power",
                                  .title = SUARA_TEXT("Core", "Power of the magnitude"),
                                  .unit = "",
                                  .kind = ParameterKind::Real,
                                  .defaultValue = "2",
                                  .minimum = 0,
                                  .maximum = unlimited,
                                  .openEnds = true};

} // namespace parameter

} // namespace suara
