#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/dsp/Decibels.h"
#include "core/features/SpectralShape.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

/// The bins of one octave band, and how many of them make its peak and its valley.
struct Band {
    Eigen::Index first;
    Eigen::Index count;
    Eigen::Index extreme;
};

/// Both ends of [low, high] count; a band above the lowest takes one bin from below, the last one runs to the top, the
/// others lose their last bin, but only after `extreme` was counted.
Band bandOf(const Eigen::Ref<const Eigen::ArrayXd>& frequencies, double low, double high, bool isFirst, bool isLast,
            double quantile)
{
    Eigen::Index first = 0;
    while (first < frequencies.size() && frequencies[first] < low)
        ++first;
    Eigen::Index end = first;
    while (end < frequencies.size() && (isLast || frequencies[end] <= high))
        ++end;
    if (!isFirst)
        first = std::max<Eigen::Index>(0, first - 1);
    const auto extreme = Eigen::Index(std::max(1.0, std::nearbyint(quantile * double(end - first))));
    const Eigen::Index count = end - first - (isLast ? 0 : 1);
    return {first, count, std::min(extreme, count)};
}

struct ContrastOptions {
    double fmin; ///< Hz, upper edge of the lowest band; each further band is an octave
    int bands;
    double quantile; ///< share of a band's bins that make its peak and its valley
};

void checkOptions(const ContrastOptions& options, int sampleRate)
{
    if (!(options.fmin > 0.0) || options.bands < 1 || !(options.quantile > 0.0 && options.quantile < 1.0))
        throw ParameterError(SUARA_TEXT("Core", "Spectral contrast needs fmin above 0, n_bands of 1 or more and a "
                                                "quantile between 0 and 1."));
    if (options.fmin * std::pow(2.0, options.bands - 1) >= 0.5 * sampleRate)
        throw ParameterError(SUARA_TEXT("Core", "n_bands is %1 with fmin %2 Hz; the highest band would start beyond "
                                                "half the sample rate, %3 Hz."),
                             {std::to_string(options.bands), shortest(options.fmin), std::to_string(sampleRate / 2)});
}

std::vector<Band> bandsOf(const AlignedDoubles& frequencies, const ContrastOptions& options)
{
    const Eigen::Map<const Eigen::ArrayXd> bins(frequencies.data(), Eigen::Index(frequencies.size()));
    std::vector<Band> bands;
    for (int k = 0; k <= options.bands; ++k) {
        const double low = k == 0 ? 0.0 : options.fmin * std::pow(2.0, k - 1);
        const double high = options.fmin * std::pow(2.0, k);
        bands.push_back(bandOf(bins, low, high, k == 0, k == options.bands, options.quantile));
        if (bands.back().count < 1)
            throw ParameterError(SUARA_TEXT("Core", "The contrast band of %1 to %2 Hz holds too few bins; a larger "
                                                    "n_fft or a higher fmin helps."),
                                 {std::to_string(int(low)), std::to_string(int(high))});
    }
    return bands;
}

/// Means of the smallest and the largest values of a band, frame by frame: for more of them than a kernel keeps.
void meansOfMany(const float* tile, const Band& band, float* valley, float* peak)
{
    std::vector<float> values(std::size_t(band.count));
    for (int frame = 0; frame < tileFrames; ++frame) {
        for (Eigen::Index bin = 0; bin < band.count; ++bin)
            values[std::size_t(bin)] = tile[(band.first + bin) * tileFrames + frame];
        std::sort(values.begin(), values.end());
        valley[frame] = Eigen::Map<Eigen::ArrayXf>(values.data(), band.extreme).mean();
        peak[frame] = Eigen::Map<Eigen::ArrayXf>(values.data() + band.count - band.extreme, band.extreme).mean();
    }
}

/// Valleys, then peaks: a row each for every band.
void valleysAndPeaks(const float* tile, const std::vector<Band>& bands, float* out)
{
    float* valley = out;
    float* peak = out + std::ptrdiff_t(bands.size()) * tileFrames;
    for (const Band& band : bands) {
        if (band.extreme <= mostExtreme)
            kernels().extremes(tile + band.first * tileFrames, band.count, band.extreme, valley, peak);
        else
            meansOfMany(tile, band, valley, peak);
        valley += tileFrames;
        peak += tileFrames;
    }
}

TileFeature linearContrast(std::vector<Band> bands)
{
    const auto rows = Eigen::Index(bands.size());
    return {.rows = rows, .measure = [bands = std::move(bands)](SpectrumTile& tile, float* out, ClipNotes&) {
                AlignedFloats extremes(bands.size() * 2 * tileFrames);
                valleysAndPeaks(tile.magnitudes(), bands, extremes.data());
                const float* peak = extremes.data() + bands.size() * tileFrames;
                std::transform(peak, peak + bands.size() * tileFrames, extremes.data(), out, std::minus<>());
            }};
}

/// Keeps valleys and peaks in dB until the largest of each is known.
TileFeature contrastInDecibels(std::vector<Band> bands)
{
    const auto rows = Eigen::Index(bands.size());
    const std::ptrdiff_t count = rows * tileFrames;
    const float topDb = *DecibelOptions().topDb;
    return {.rows = rows,
            .keptRows = 2 * rows,
            .measure =
                [bands = std::move(bands), count](SpectrumTile& tile, float* out, ClipNotes& notes) {
                    AlignedFloats extremes(std::size_t(2 * count));
                    valleysAndPeaks(tile.magnitudes(), bands, extremes.data());
                    powerToDb(extremes.data(), 2 * count, {}, out);
                    notes.largest = std::max(notes.largest, largestOf(out, count));
                    notes.secondLargest = std::max(notes.secondLargest, largestOf(out + count, count));
                },
            .finish = [count, topDb](const ClipNotes& notes) -> FinishTile {
                const float valleyFloor = notes.largest - topDb;
                const float peakFloor = notes.secondLargest - topDb;
                return [=](const float* kept, float* values) {
                    std::transform(kept + count, kept + 2 * count, kept, values, [=](float peak, float valley) {
                        return std::max(peak, peakFloor) - std::max(valley, valleyFloor);
                    });
                };
            }};
}

} // namespace

TileFeature spectralContrast(const SpectrumSetup& setup)
{
    const Parameters& given = setup.parameters();
    const ContrastOptions options{given.real(parameter::contrastFmin), given.integer(parameter::contrastBands),
                                  given.real(parameter::contrastQuantile)};
    checkOptions(options, setup.sampleRate());
    std::vector<Band> bands = bandsOf(setup.frequencies(), options);
    return given.flag(parameter::contrastLinear) ? linearContrast(std::move(bands))
                                                 : contrastInDecibels(std::move(bands));
}

int contrastRows(const Parameters& parameters)
{
    return parameters.integer(parameter::contrastBands) + 1;
}

namespace parameter {

const ParameterSpec contrastFmin{.id = "fmin",
                                 .key = "spectral_contrast.fmin",
                                 .title = SUARA_TEXT("Core", "Upper edge of the lowest band"),
                                 .unit = "Hz",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "200",
                                 .minimum = 0,
                                 .maximum = std::numeric_limits<double>::infinity(),
                                 .openEnds = true};
const ParameterSpec contrastBands{.id = "n_bands",
                                  .key = "n_bands",
                                  .title = SUARA_TEXT("Core", "Octave bands"),
                                  .unit = "",
                                  .kind = ParameterKind::Integer,
                                  .defaultValue = "6",
                                  .minimum = 1,
                                  .maximum = 24};
const ParameterSpec contrastQuantile{.id = "quantile",
                                     .key = "quantile",
                                     .title = SUARA_TEXT("Core", "Share of bins in peak and valley"),
                                     .unit = "",
                                     .kind = ParameterKind::Real,
                                     .defaultValue = "0.02",
                                     .minimum = 0,
                                     .maximum = 1,
                                     .openEnds = true};
const ParameterSpec contrastLinear{.id = "linear",
                                   .key = "linear",
                                   .title = SUARA_TEXT("Core", "Linear difference"),
                                   .unit = "",
                                   .kind = ParameterKind::Flag,
                                   .defaultValue = "false"};

} // namespace parameter

} // namespace suara
