#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Decibels.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/SpectralShape.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <string>
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

void checkOptions(const ContrastOptions& options, int sampleRate)
{
    if (!(options.fmin > 0.0) || options.bands < 1 || !(options.quantile > 0.0 && options.quantile < 1.0))
        throw ParameterError(SUARA_TEXT("Core", "Spectral contrast needs fmin above 0, n_bands of 1 or more and a "
                                                "quantile between 0 and 1."));
    if (options.fmin * std::pow(2.0, options.bands - 1) >= 0.5 * sampleRate)
        throw ParameterError(
            SUARA_TEXT("Core", "n_bands is %1 with fmin %2 Hz; the highest band would start beyond "
                               "half the sample rate, %3 Hz."),
            {std::to_string(options.bands), std::to_string(options.fmin), std::to_string(sampleRate / 2)});
}

std::vector<Band> bandsOf(const Eigen::Ref<const Eigen::ArrayXd>& frequencies, const ContrastOptions& options)
{
    std::vector<Band> bands;
    for (int k = 0; k <= options.bands; ++k) {
        const double low = k == 0 ? 0.0 : options.fmin * std::pow(2.0, k - 1);
        const double high = options.fmin * std::pow(2.0, k);
        bands.push_back(bandOf(frequencies, low, high, k == 0, k == options.bands, options.quantile));
        if (bands.back().count < 1)
            throw ParameterError(SUARA_TEXT("Core", "The contrast band of %1 to %2 Hz holds too few bins; a larger "
                                                    "n_fft or a higher fmin helps."),
                                 {std::to_string(int(low)), std::to_string(int(high))});
    }
    return bands;
}

/// The few extreme values of a band, kept sorted while the band is walked through; the last one is the next to go.
template<typename IsMoreExtreme>
class Extremes {
public:
    void restart(Eigen::Index wanted)
    {
        m_values.clear();
        m_wanted = std::size_t(wanted);
    }
    void add(float value)
    {
        if (m_values.size() == m_wanted) {
            if (!IsMoreExtreme()(value, m_values.back()))
                return;
            m_values.pop_back();
        }
        m_values.insert(std::upper_bound(m_values.begin(), m_values.end(), value, IsMoreExtreme()), value);
    }
    float mean() const
    {
        return Eigen::Map<const Eigen::ArrayXf>(m_values.data(), Eigen::Index(m_values.size())).mean();
    }

private:
    std::vector<float> m_values;
    std::size_t m_wanted = 0;
};

} // namespace

BandExtremes bandExtremes(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                          const Eigen::Ref<const Eigen::ArrayXd>& frequencies, int sampleRate,
                          const ContrastOptions& options)
{
    checkOptions(options, sampleRate);
    const std::vector<Band> bands = bandsOf(frequencies, options);
    BandExtremes found;
    found.valley.resize(Eigen::Index(bands.size()), magnitudes.cols());
    found.peak.resize(found.valley.rows(), found.valley.cols());
    Extremes<std::less<>> smallest;
    Extremes<std::greater<>> largest;
    for (Eigen::Index frame = 0; frame < magnitudes.cols(); ++frame)
        for (Eigen::Index k = 0; k < found.valley.rows(); ++k) {
            const Band& band = bands[std::size_t(k)];
            smallest.restart(band.extreme);
            largest.restart(band.extreme);
            for (const float value : magnitudes.col(frame).segment(band.first, band.count)) {
                smallest.add(value);
                largest.add(value);
            }
            found.valley(k, frame) = smallest.mean();
            found.peak(k, frame) = largest.mean();
        }
    return found;
}

Eigen::ArrayXXf contrastOf(const BandExtremes& extremes, const ContrastOptions& options)
{
    return options.linear ? Eigen::ArrayXXf(extremes.peak - extremes.valley)
                          : Eigen::ArrayXXf(powerToDb(extremes.peak) - powerToDb(extremes.valley));
}

Eigen::ArrayXXf spectralContrast(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes,
                                 const Eigen::Ref<const Eigen::ArrayXd>& frequencies, int sampleRate,
                                 const ContrastOptions& options)
{
    return contrastOf(bandExtremes(magnitudes, frequencies, sampleRate, options), options);
}

ContrastOptions contrastOptions(const Parameters& given)
{
    return {given.real(parameter::contrastFmin), given.integer(parameter::contrastBands),
            given.real(parameter::contrastQuantile), given.flag(parameter::contrastLinear)};
}

Eigen::ArrayXXf spectralContrast(const FrameAnalysis& analysis)
{
    return spectralContrast(analysis.magnitudes(), analysis.frequencies(), analysis.audio().sampleRate,
                            contrastOptions(analysis.parameters()));
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
