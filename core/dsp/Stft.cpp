#include "core/dsp/Stft.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Window.h"
#include "core/dsp/kernels/Kernels.h"

#include <algorithm>
#include <cmath>
#include <complex>

namespace suara {

namespace {

constexpr int largestFft = 1 << 22;

/// The window, zero-padded to n_fft on both sides as librosa.util.pad_center does.
AlignedDoubles paddedWindow(const StftOptions& options)
{
    const int length = options.winLength.value_or(options.nFft);
    const std::vector<double> window = makeWindow(options.window, length);
    AlignedDoubles padded(std::size_t(options.nFft), 0.0);
    std::copy(window.begin(), window.end(), padded.begin() + (options.nFft - length) / 2);
    return padded;
}

/// Multiplies one frame of the signal, which starts at `start` and may hang over its ends, by the window.
void windowFrame(const SignalPart& signal, std::ptrdiff_t start, PadMode mode, std::span<const double> window,
                 std::span<double> out)
{
    if (signal.holds(start, std::ptrdiff_t(window.size()))) {
        kernels().applyWindow(signal.from(start), window.data(), std::ptrdiff_t(window.size()), out.data());
        return;
    }
    for (std::size_t i = 0; i < window.size(); ++i)
        out[i] = window[i] * double(signal.at(start + std::ptrdiff_t(i), mode, std::ptrdiff_t(window.size() / 2)));
}

const StftOptions& checked(const StftOptions& options)
{
    options.check();
    return options;
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

Stft::Stft(const StftOptions& options)
    : m_options(checked(options))
    , m_window(paddedWindow(options))
    , m_fft(m_window.size())
    , m_stride((bins() + 15) / 16 * 16)
{
}

void Stft::frame(const SignalPart& signal, Eigen::Index index, float* magnitudes)
{
    const std::ptrdiff_t start =
        index * std::ptrdiff_t(m_options.hopLength) - (m_options.center ? m_options.nFft / 2 : 0);
    windowFrame(signal, start, m_options.padMode, m_window, m_fft.input());
    const std::span<const std::complex<double>> spectrum = m_fft.transform();
    kernels().magnitudes(reinterpret_cast<const double*>(spectrum.data()), std::ptrdiff_t(spectrum.size()), magnitudes);
}

void Stft::tile(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes)
{
    m_rows.resize(std::size_t(m_stride) * tileFrames);
    for (int i = 0; i < tileFrames; ++i) {
        float* row = m_rows.data() + i * m_stride;
        if (i < count)
            frame(signal, first + i, row);
        else
            std::fill_n(row, m_stride, 0.0f);
    }
    kernels().toTile(m_rows.data(), m_stride, bins(), magnitudes);
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
    Stft stft(options);
    for (Eigen::Index frame = 0; frame < out.cols(); ++frame)
        stft.frame(samples, first + frame, out.col(frame).data());
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
