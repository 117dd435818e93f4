#include "core/features/SpectralShape.h"

#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

namespace suara {

namespace {

using FrameDoubles = std::array<double, tileFrames>;

/// sum_k S[k] |f[k] - c|^p of each frame.
FrameDoubles spreadOf(SpectrumTile& tile, double p)
{
    alignas(64) FrameDoubles spread{};
    const AlignedDoubles& frequencies = tile.setup().frequencies();
    const double* centroid = tile.centroid();
    if (p == 2.0) {
        kernels().spread(tile.magnitudes(), tile.bins(), frequencies.data(), centroid, spread.data());
        return spread;
    }
    const float* value = tile.magnitudes();
    for (const double frequency : frequencies)
        for (std::size_t frame = 0; frame < spread.size(); ++frame)
            spread[frame] += double(*value++) * std::pow(std::abs(frequency - centroid[frame]), p);
    return spread;
}

/// The frame's values raised to a power, bins() rows.
const float* raised(SpectrumTile& tile, double power, AlignedFloats& values)
{
    if (power == 2.0)
        return tile.power();
    values.resize(std::size_t(tile.bins()) * tileFrames);
    std::transform(tile.magnitudes(), tile.magnitudes() + values.size(), values.begin(),
                   [power](float value) { return std::pow(value, float(power)); });
    return values.data();
}

/// Means of the logarithms and of the values themselves. Exponents are added and mantissas multiplied, so that one
/// logarithm is enough for many bins.
struct LogMeans {
    FrameDoubles logarithm{};
    FrameDoubles value{};
};

LogMeans logMeans(const float* values, Eigen::Index bins, float amin)
{
    constexpr Eigen::Index atOnce = 512; // mantissas are below 2, so their product stays below 2^512
    LogMeans means;
    for (Eigen::Index bin = 0; bin < bins; bin += atOnce) {
        alignas(64) FrameDoubles products;
        alignas(64) FrameDoubles sums;
        alignas(64) std::array<std::int32_t, tileFrames> exponents;
        kernels().mantissas(values + bin * tileFrames, std::min(atOnce, bins - bin), amin, products.data(),
                            exponents.data(), sums.data());
        for (std::size_t frame = 0; frame < products.size(); ++frame) {
            means.logarithm[frame] += std::log(products[frame]) + double(exponents[frame]) * std::numbers::ln2;
            means.value[frame] += sums[frame];
        }
    }
    for (std::size_t frame = 0; frame < means.value.size(); ++frame) {
        means.logarithm[frame] /= double(bins);
        means.value[frame] /= double(bins);
    }
    return means;
}

} // namespace

TileFeature spectralCentroid(const SpectrumSetup&)
{
    return {.rows = 1, .measure = [](SpectrumTile& tile, float* out, ClipNotes&) {
                std::transform(tile.centroid(), tile.centroid() + tileFrames, out,
                               [](double value) { return float(value); });
            }};
}

TileFeature spectralBandwidth(const SpectrumSetup& setup)
{
    const double p = setup.parameters().real(parameter::bandwidthP);
    const bool isScaled = setup.parameters().flag(parameter::bandwidthNorm);
    return {.rows = 1, .measure = [p, isScaled](SpectrumTile& tile, float* out, ClipNotes&) {
                const FrameDoubles spread = spreadOf(tile, p);
                const double* sums = tile.sums();
                for (std::size_t frame = 0; frame < spread.size(); ++frame) {
                    const bool isLeft = !isScaled || sums[frame] < double(FLT_MIN);
                    const double mean = isLeft ? spread[frame] : spread[frame] / sums[frame];
                    out[frame] = float(p == 2.0 ? std::sqrt(mean) : std::pow(mean, 1.0 / p));
                }
            }};
}

TileFeature spectralRolloff(const SpectrumSetup& setup)
{
    const auto share = float(setup.parameters().real(parameter::rollPercent));
    return {.rows = 1, .measure = [share](SpectrumTile& tile, float* out, ClipNotes&) {
                alignas(64) std::array<std::int32_t, tileFrames> below;
                kernels().countBelowShare(tile.magnitudes(), tile.bins(), share, below.data());
                const AlignedDoubles& frequencies = tile.setup().frequencies();
                for (std::size_t frame = 0; frame < below.size(); ++frame)
                    out[frame] = float(frequencies[std::min(std::size_t(below[frame]), frequencies.size() - 1)]);
            }};
}

TileFeature spectralFlatness(const SpectrumSetup& setup)
{
    const auto amin = float(setup.parameters().real(parameter::flatnessAmin));
    const double power = setup.parameters().real(parameter::flatnessPower);
    return {.rows = 1, .measure = [amin, power](SpectrumTile& tile, float* out, ClipNotes&) {
                AlignedFloats values;
                const LogMeans means = logMeans(raised(tile, power, values), tile.bins(), amin);
                for (std::size_t frame = 0; frame < means.value.size(); ++frame)
                    out[frame] = std::exp(float(means.logarithm[frame])) / float(means.value[frame]);
            }};
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
