#include "core/features/LogMelTensor.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/MelFilterbank.h"
#include "core/features/FrameAnalysis.h"

#include <algorithm>
#include <string>
#include <vector>

namespace suara {

namespace {

constexpr int nFft = 1024;

Eigen::ArrayXXf oneWindow(std::span<const float> samples, const MelFilterbank& filters)
{
    std::vector<float> window(samples.begin(), samples.end());
    window.resize(LogMel::windowSamples, 0.0f);
    StftOptions options;
    options.nFft = nFft;
    options.winLength = 400;
    options.hopLength = 80;
    Eigen::ArrayXXf magnitudes(1 + nFft / 2, LogMel::frames);
    stftMagnitude(window, options, 0, magnitudes);
    return filters.apply(magnitudes).max(1e-10f).log().transpose();
}

} // namespace

Eigen::ArrayXXf logMelTensor(std::span<const float> samples)
{
    MelOptions melOptions;
    melOptions.nMels = LogMel::bands;
    melOptions.fmax = 8000.0;
    const MelFilterbank filters(LogMel::sampleRate, nFft, melOptions);
    constexpr std::size_t length = LogMel::windowSamples;
    const std::size_t windows = std::max<std::size_t>(1, (samples.size() + length - 1) / length);
    Eigen::ArrayXXf tensor(Eigen::Index(windows) * LogMel::frames, LogMel::bands);
    for (std::size_t window = 0; window < windows; ++window) {
        const std::span<const float> rest = samples.subspan(window * length);
        tensor.middleRows(Eigen::Index(window) * LogMel::frames, LogMel::frames) =
            oneWindow(rest.first(std::min(rest.size(), length)), filters);
    }
    return tensor;
}

Eigen::ArrayXXf logMelTensor(const FrameAnalysis& analysis)
{
    if (analysis.audio().sampleRate != LogMel::sampleRate)
        throw ParameterError(SUARA_TEXT("Core", "logmel_tensor is defined at %1 Hz only; the sound is at %2 Hz."),
                             {std::to_string(LogMel::sampleRate), std::to_string(analysis.audio().sampleRate)});
    return logMelTensor(analysis.audio().samples);
}

} // namespace suara
