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

StftOptions windowOptions()
{
    StftOptions options;
    options.nFft = nFft;
    options.winLength = 400;
    options.hopLength = 80;
    return options;
}

/// Writes one window's 600 rows.
void measureWindow(std::span<const float> samples, Stft& stft, const MelFilterbank& filters,
                   Eigen::Ref<Eigen::ArrayXXf> out)
{
    AlignedFloats tile(std::size_t(stft.bins()) * tileFrames);
    AlignedFloats bands(std::size_t(LogMel::bands) * tileFrames);
    const std::ptrdiff_t values = stft.bins() * tileFrames;
    for (Eigen::Index first = 0; first < LogMel::frames; first += tileFrames) {
        const int count = tileCount(first, LogMel::frames);
        stft.tile(SignalPart(samples), first, count, tile.data());
        kernels().square(tile.data(), values, tile.data());
        filters.apply(tile.data(), bands.data());
        kernels().logarithm(bands.data(), std::ptrdiff_t(bands.size()), 1e-10f, 1.0f, 0.0f, bands.data());
        out.middleRows(first, count) =
            Eigen::Map<const Eigen::ArrayXXf>(bands.data(), tileFrames, LogMel::bands).topRows(count);
    }
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
    Stft stft(windowOptions());
    for (std::size_t window = 0; window < windows; ++window) {
        const std::span<const float> rest = samples.subspan(window * length);
        measureWindow(rest.first(std::min(rest.size(), length)), stft, filters,
                      tensor.middleRows(Eigen::Index(window) * LogMel::frames, LogMel::frames));
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
