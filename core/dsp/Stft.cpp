#include "core/dsp/Stft.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Tile.h"
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

/// One frame of the signal, which starts at `start` and may hang over its ends.
void copyFrame(const SignalPart& signal, std::ptrdiff_t start, PadMode mode, std::span<float> out)
{
    const auto size = std::ptrdiff_t(out.size());
    const std::ptrdiff_t inner = std::clamp<std::ptrdiff_t>(-start, 0, size); // first that is in the signal
    const std::ptrdiff_t end = std::clamp<std::ptrdiff_t>(signal.length - start, inner, size);
    if (end > inner)
        std::copy_n(signal.from(start + inner), end - inner, out.begin() + inner);
    for (std::ptrdiff_t i = 0; i < inner; ++i)
        out[std::size_t(i)] = signal.at(start + i, mode, size / 2);
    for (std::ptrdiff_t i = end; i < size; ++i)
        out[std::size_t(i)] = signal.at(start + i, mode, size / 2);
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
    checkWindow(window, winLength.value_or(nFft));
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

Stft::Stft(const StftOptions& options) : m_options(checked(options)), m_window(paddedWindow(options))
{
    if (TileFourier::knows(m_window.size()))
        m_together.emplace(m_window);
    else
        m_fft.emplace(m_window.size());
}

void Stft::tile(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes)
{
    if (m_together)
        transformTogether(signal, first, count, magnitudes);
    else
        transformOneByOne(signal, first, count, magnitudes);
}

std::ptrdiff_t Stft::start(Eigen::Index frame) const
{
    return frame * std::ptrdiff_t(m_options.hopLength) - (m_options.center ? m_options.nFft / 2 : 0);
}

void Stft::fillRows(const SignalPart& signal, Eigen::Index first, int count)
{
    m_rows.resize(m_window.size() * tileFrames);
    std::fill(m_rows.begin() + std::ptrdiff_t(m_window.size()) * count, m_rows.end(), 0.0f);
    for (std::size_t i = 0; i < std::size_t(count); ++i)
        copyFrame(signal, start(first + Eigen::Index(i)), m_options.padMode,
                  std::span(m_rows).subspan(i * m_window.size(), m_window.size()));
}

void Stft::transformTogether(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes)
{
    const std::ptrdiff_t hop = m_options.hopLength;
    const auto length = std::ptrdiff_t(m_window.size());
    m_values.resize(m_window.size() * tileFrames);
    if (count == tileFrames && signal.holds(start(first), (tileFrames - 1) * hop + length)) {
        kernels().toTile(signal.from(start(first)), hop, length, m_values.data());
    } else {
        fillRows(signal, first, count);
        kernels().toTile(m_rows.data(), length, length, m_values.data());
    }
    m_together->magnitudes(m_values.data(), magnitudes);
}

void Stft::transformOneByOne(const SignalPart& signal, Eigen::Index first, int count, float* magnitudes)
{
    m_rows.resize(m_window.size());
    m_values.assign(std::size_t(bins()) * tileFrames, 0.0f);
    for (std::size_t i = 0; i < std::size_t(count); ++i) {
        copyFrame(signal, start(first + Eigen::Index(i)), m_options.padMode, m_rows);
        kernels().applyWindow(m_rows.data(), m_window.data(), std::ptrdiff_t(m_window.size()), m_fft->input().data());
        const std::span<const std::complex<double>> spectrum = m_fft->transform();
        kernels().magnitudes(reinterpret_cast<const double*>(spectrum.data()), bins(),
                             m_values.data() + i * std::size_t(bins()));
    }
    kernels().toTile(m_values.data(), bins(), bins(), magnitudes);
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
    AlignedFloats tile(std::size_t(stft.bins()) * tileFrames);
    for (Eigen::Index done = 0; done < out.cols(); done += tileFrames) {
        const int count = tileCount(done, out.cols());
        stft.tile(samples, first + done, count, tile.data());
        untile(tile.data(), out.middleCols(done, count));
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
