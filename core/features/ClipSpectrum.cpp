#include "core/features/ClipSpectrum.h"

#include "core/base/Task.h"
#include "core/features/SpectrumSetup.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr Eigen::Index framesAtOnce = 64;

StftOptions notCentred(StftOptions options)
{
    options.center = false;
    return options;
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

} // namespace suara
