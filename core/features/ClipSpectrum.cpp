#include "core/features/ClipSpectrum.h"

#include "core/base/Task.h"
#include "core/features/SpectrumSetup.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr Eigen::Index framesAtOnce = 64;
constexpr double peakRange = 0.1;         // of the maximum: 20 dB
constexpr double deepestNeighbour = 1e-6; // of the peak: what is lower says nothing about where it stands

StftOptions notCentred(StftOptions options)
{
    options.center = false;
    return options;
}

double decibelsBelow(float neighbour, double peak)
{
    return 20.0 * std::log10(std::max(double(neighbour) / peak, deepestNeighbour));
}

SpectralPeak peakAt(std::span<const float> magnitudes, std::size_t k, double binHertz)
{
    const auto middle = double(magnitudes[k]);
    const double left = decibelsBelow(magnitudes[k - 1], middle);
    const double right = decibelsBelow(magnitudes[k + 1], middle);
    const double shift = left + right < 0.0 ? 0.5 * (left - right) / (left + right) : 0.0; // of a bin, to the right
    return {(double(k) + shift) * binHertz, middle * std::pow(10.0, -0.25 * (left - right) * shift / 20.0)};
}

} // namespace

Eigen::Index meanFrames(std::size_t samples, const StftOptions& options)
{
    return frameCount(std::max(samples, std::size_t(options.nFft)), notCentred(options));
}

Eigen::ArrayXf meanMagnitude(std::span<const float> samples, const StftOptions& given, Task* task)
{
    const StftOptions options = notCentred(given);
    options.check();
    std::vector<float> filled;
    if (samples.size() < std::size_t(options.nFft)) {
        filled.assign(samples.begin(), samples.end());
        filled.resize(std::size_t(options.nFft));
        samples = filled;
    }
    const Eigen::Index frames = frameCount(samples.size(), options);
    Eigen::ArrayXd power = Eigen::ArrayXd::Zero(1 + options.nFft / 2);
    for (Eigen::Index first = 0; first < frames; first += framesAtOnce) {
        if (task != nullptr)
            task->checkpoint(double(first) / double(frames));
        Eigen::ArrayXXf some(power.size(), std::min(framesAtOnce, frames - first));
        stftMagnitude(samples, options, first, some);
        power += some.cast<double>().square().rowwise().sum();
    }
    return (power / double(frames)).sqrt().cast<float>();
}

Eigen::ArrayXf frameMagnitude(std::span<const float> samples, std::ptrdiff_t centre, const StftOptions& options)
{
    options.check();
    std::vector<float> frame(std::size_t(options.nFft), 0.0f);
    const std::ptrdiff_t start = centre - options.nFft / 2;
    const std::ptrdiff_t first = std::clamp<std::ptrdiff_t>(start, 0, std::ssize(samples));
    const std::ptrdiff_t last = std::clamp<std::ptrdiff_t>(start + options.nFft, first, std::ssize(samples));
    for (std::ptrdiff_t i = first; i < last; ++i)
        frame[std::size_t(i - start)] = samples[std::size_t(i)];
    return stftMagnitude(frame, notCentred(options)).col(0);
}

ClipSpectrum clipSpectrum(std::span<const float> samples, int sampleRate, const View& view, Task* task)
{
    const auto place = [&](double seconds) {
        return std::size_t(std::clamp<std::int64_t>(sampleAt(seconds, sampleRate), 0, std::ssize(samples)));
    };
    const StftOptions options = stftOptions(view.parameters);
    ClipSpectrum made;
    made.binHertz = double(sampleRate) / options.nFft;
    if (view.spectrum == SpectrumKind::Frame) {
        made.magnitudes = frameMagnitude(samples, sampleAt(view.at, sampleRate), options);
        made.samples = std::size_t(options.nFft);
        return made;
    }
    const std::size_t first = place(view.from.value_or(0.0));
    const std::size_t last = view.to ? std::max(first, place(*view.to)) : samples.size();
    const std::span<const float> stretch = samples.subspan(first, last - first);
    made.samples = stretch.size();
    if (view.spectrum == SpectrumKind::Mean) {
        made.magnitudes = meanMagnitude(stretch, options, task);
        made.frames = meanFrames(stretch.size(), options);
        return made;
    }
    made.magnitudes = fftMagnitude(stretch);
    made.binHertz = double(sampleRate) / double(std::max<std::size_t>(1, stretch.size()));
    return made;
}

std::vector<SpectralPeak> spectralPeaks(std::span<const float> magnitudes, double binHertz, int most, double apart)
{
    if (magnitudes.size() < 3)
        return {};
    const double least = peakRange * double(*std::max_element(magnitudes.begin(), magnitudes.end()));
    std::vector<std::size_t> maxima;
    for (std::size_t k = 1; k + 1 < magnitudes.size(); ++k)
        if (magnitudes[k] > magnitudes[k - 1] && magnitudes[k] >= magnitudes[k + 1] && double(magnitudes[k]) >= least)
            maxima.push_back(k);
    std::stable_sort(maxima.begin(), maxima.end(),
                     [&](std::size_t a, std::size_t b) { return magnitudes[a] > magnitudes[b]; });
    std::vector<SpectralPeak> found;
    for (const std::size_t k : maxima) {
        const bool alone = std::none_of(found.begin(), found.end(), [&](const SpectralPeak& other) {
            return std::abs(other.hertz - double(k) * binHertz) < apart;
        });
        if (alone)
            found.push_back(peakAt(magnitudes, k, binHertz));
        if (int(found.size()) >= most)
            break;
    }
    std::sort(found.begin(), found.end(),
              [](const SpectralPeak& a, const SpectralPeak& b) { return a.hertz < b.hertz; });
    return found;
}

} // namespace suara
