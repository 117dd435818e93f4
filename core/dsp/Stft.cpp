#include "core/dsp/Stft.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Fft.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace suara {

namespace {

constexpr int largestFft = 1 << 22;

/// The window, zero-padded to n_fft on both sides as librosa.util.pad_center does.
std::vector<double> paddedWindow(const StftOptions& options)
{
    const int length = options.winLength.value_or(options.nFft);
    const std::vector<double> window = makeWindow(options.window, length);
    std::vector<double> padded(std::size_t(options.nFft), 0.0);
    std::copy(window.begin(), window.end(), padded.begin() + (options.nFft - length) / 2);
    return padded;
}

/// numpy.pad(mode="reflect"): mirrored without repeating the end, as often as needed.
std::ptrdiff_t reflected(std::ptrdiff_t position, std::ptrdiff_t length)
{
    if (length == 1)
        return 0;
    const std::ptrdiff_t period = 2 * (length - 1);
    position = ((position % period) + period) % period;
    return position < length ? position : period - position;
}

/// numpy.pad(mode="symmetric"): mirrored with the end repeated, as often as needed.
std::ptrdiff_t mirrored(std::ptrdiff_t position, std::ptrdiff_t length)
{
    const std::ptrdiff_t period = 2 * length;
    position = ((position % period) + period) % period;
    return position < length ? position : period - 1 - position;
}

/// Multiplies one frame of the signal, which starts at `start` and may hang over its ends, by the window.
void windowFrame(std::span<const float> samples, std::ptrdiff_t start, PadMode mode, std::span<const double> window,
                 std::span<double> out)
{
    if (start >= 0 && std::size_t(start) + window.size() <= samples.size()) {
        const float* in = samples.data() + start;
        for (std::size_t i = 0; i < window.size(); ++i)
            out[i] = window[i] * double(in[i]);
        return;
    }
    for (std::size_t i = 0; i < window.size(); ++i)
        out[i] = window[i] *
                 double(paddedSample(samples, start + std::ptrdiff_t(i), mode, std::ptrdiff_t(window.size() / 2)));
}

/// |z| of a value rounded to complex64, as numpy.abs gives.
float magnitudeOf(std::complex<double> value)
{
    const double re = double(float(value.real()));
    const double im = double(float(value.imag()));
    return float(std::sqrt(re * re + im * im));
}

} // namespace

void StftOptions::check() const
{
    if (nFft < 1 || nFft > largestFft)
        throw ParameterError(SUARA_TEXT("Core", "n_fft is %1; allowed is 1 to %2."),
                             {std::to_string(nFft), std::to_string(largestFft)});
    if (hopLength < 1)
        throw ParameterError(SUARA_TEXT("Core", "hop_length is %1; allowed is 1 or more."),
                             {std::to_string(hopLength)});
    if (winLength && (*winLength < 1 || *winLength > nFft))
        throw ParameterError(SUARA_TEXT("Core", "win_length is %1; allowed is 1 to n_fft, which is %2."),
                             {std::to_string(*winLength), std::to_string(nFft)});
}

Eigen::Index frameCount(std::size_t samples, const StftOptions& options)
{
    options.check();
    const auto length = Eigen::Index(samples);
    if (options.center && length == 0 && options.padMode != PadMode::Constant)
        throw ParameterError(SUARA_TEXT("Core", "A sound of 0 samples can only be padded with zeros."));
    const Eigen::Index padding = options.center ? 2 * (options.nFft / 2) : 0;
    if (length + padding < options.nFft)
        throw ParameterError(SUARA_TEXT("Core", "The sound has %1 samples, too few for one frame of %2."),
                             {std::to_string(samples), std::to_string(options.nFft)});
    return 1 + (length + padding - options.nFft) / options.hopLength;
}

float paddedSample(std::span<const float> samples, std::ptrdiff_t position, PadMode mode, std::ptrdiff_t padding)
{
    const auto length = std::ptrdiff_t(samples.size());
    if (position >= 0 && position < length)
        return samples[std::size_t(position)];
    if (mode == PadMode::Constant || length == 0)
        return 0.0f;
    const std::ptrdiff_t nearest = std::clamp<std::ptrdiff_t>(position, 0, length - 1);
    if (mode == PadMode::LinearRamp) {
        const float step = samples[std::size_t(nearest)] / float(padding);
        return float(padding - std::abs(position - nearest)) * step;
    }
    const std::ptrdiff_t inside = mode == PadMode::Edge      ? nearest
                                  : mode == PadMode::Reflect ? reflected(position, length)
                                                             : mirrored(position, length);
    return samples[std::size_t(inside)];
}

Eigen::ArrayXXf stftMagnitude(std::span<const float> samples, const StftOptions& options)
{
    Eigen::ArrayXXf magnitudes(1 + options.nFft / 2, frameCount(samples.size(), options));
    stftMagnitude(samples, options, 0, magnitudes);
    return magnitudes;
}

void stftMagnitude(std::span<const float> samples, const StftOptions& options, Eigen::Index first,
                   Eigen::Ref<Eigen::ArrayXXf> out)
{
    options.check();
    const std::vector<double> window = paddedWindow(options);
    Fft fft(window.size());
    for (Eigen::Index frame = 0; frame < out.cols(); ++frame) {
        const std::ptrdiff_t start =
            (first + frame) * std::ptrdiff_t(options.hopLength) - (options.center ? options.nFft / 2 : 0);
        windowFrame(samples, start, options.padMode, window, fft.input());
        const std::span<const std::complex<double>> bins = fft.transform();
        for (std::size_t bin = 0; bin < bins.size(); ++bin)
            out(Eigen::Index(bin), frame) = magnitudeOf(bins[bin]);
    }
}

Eigen::ArrayXd fftFrequencies(int sampleRate, int nFft)
{
    const Eigen::Index bins = 1 + nFft / 2;
    const double spacing = 1.0 / (nFft * (1.0 / sampleRate)); // numpy.fft.rfftfreq, to the last bit
    return Eigen::ArrayXd::LinSpaced(bins, 0.0, double(bins - 1)) * spacing;
}

Eigen::ArrayXf fftMagnitude(std::span<const float> samples)
{
    if (samples.empty())
        return {};
    Fft fft(samples.size());
    std::copy(samples.begin(), samples.end(), fft.input().begin());
    const std::span<const std::complex<double>> bins = fft.transform();
    Eigen::ArrayXf magnitudes(Eigen::Index(bins.size()));
    std::transform(bins.begin(), bins.end(), magnitudes.begin(),
                   [](std::complex<double> value) { return float(std::abs(value)); });
    return magnitudes;
}

} // namespace suara
