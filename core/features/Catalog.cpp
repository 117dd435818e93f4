#include "core/features/Catalog.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/features/Chroma.h"
#include "core/features/Energy.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/LogMelTensor.h"
#include "core/features/Mel.h"
#include "core/features/Mfcc.h"
#include "core/features/SpectralShape.h"
#include "core/features/ZeroCrossings.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace suara {

namespace {

using Refs = std::vector<const ParameterSpec*>;
namespace p = parameter;

Refs stftAnd(const Refs& more)
{
    Refs all{&p::nFft, &p::hopLength, &p::winLength, &p::window, &p::center, &p::padMode};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

Refs melAnd(const Refs& more)
{
    Refs all{&p::melPower, &p::nMels, &p::fmin, &p::fmax, &p::htk, &p::norm};
    all.insert(all.end(), more.begin(), more.end());
    return stftAnd(all);
}

const Refs noParameters{};
const Refs zeroCrossingParameters{&p::frameLength, &p::hopLength, &p::center};
const Refs rmsParameters{&p::frameLength, &p::hopLength, &p::center, &p::padMode};
const Refs energyParameters{&p::energyFrameLength, &p::energyHopLength};
const Refs stftParameters = stftAnd({});
const Refs bandwidthParameters = stftAnd({&p::bandwidthP});
const Refs rolloffParameters = stftAnd({&p::rollPercent});
const Refs flatnessParameters = stftAnd({&p::flatnessAmin, &p::flatnessPower});
const Refs contrastParameters =
    stftAnd({&p::contrastFmin, &p::contrastBands, &p::contrastQuantile, &p::contrastLinear});
const Refs mfccParameters = melAnd({&p::nMfcc, &p::dctType, &p::lifter});
const Refs chromaParameters = stftAnd({&p::nChroma, &p::tuning});
const Refs melParameters = melAnd({});
const Refs melDbParameters = melAnd({&p::melRef, &p::melAmin, &p::melTopDb});

int one(const Parameters&)
{
    return 1;
}

int stftRows(const Parameters& parameters)
{
    return 1 + parameters.integer(p::nFft) / 2;
}

int logMelRows(const Parameters&)
{
    return LogMel::frames;
}

Eigen::ArrayXXf stftMagnitudeOf(const FrameAnalysis& analysis)
{
    return analysis.magnitudes();
}

Eigen::ArrayXXf fftMagnitudeOf(const FrameAnalysis& analysis)
{
    return fftMagnitude(analysis.audio().samples).transpose();
}

Eigen::ArrayXXf samplesOf(const FrameAnalysis& analysis)
{
    const std::vector<float>& samples = analysis.audio().samples;
    return Eigen::Map<const Eigen::ArrayXXf>(samples.data(), 1, Eigen::Index(samples.size()));
}

constexpr auto Time = FrameAxis::Time;

} // namespace

std::span<const FeatureSpec> featureCatalog()
{
    // clang-format off
    static const std::array rows{
        FeatureSpec{"zero_crossing_rate", "ZCR", SUARA_TEXT("Core", "Zero-crossing rate"), "", Time, true, &p::hopLength, zeroCrossingParameters, one, 0, zeroCrossingRate},
        FeatureSpec{"spectral_centroid", "SC", SUARA_TEXT("Core", "Spectral centroid"), "Hz", Time, true, &p::hopLength, stftParameters, one, 0, spectralCentroid},
        FeatureSpec{"rms", "RMSE", SUARA_TEXT("Core", "RMS energy"), "", Time, true, &p::hopLength, rmsParameters, one, 0, rms},
        FeatureSpec{"energy", "ENERGY", SUARA_TEXT("Core", "Energy"), "", Time, true, &p::energyHopLength, energyParameters, one, 0, energy},
        FeatureSpec{"spectral_bandwidth", "SB", SUARA_TEXT("Core", "Spectral bandwidth"), "Hz", Time, true, &p::hopLength, bandwidthParameters, one, 0, spectralBandwidth},
        FeatureSpec{"spectral_rolloff", "SROLL", SUARA_TEXT("Core", "Spectral roll-off"), "Hz", Time, true, &p::hopLength, rolloffParameters, one, 0, spectralRolloff},
        FeatureSpec{"spectral_flatness", "SFLAT", SUARA_TEXT("Core", "Spectral flatness"), "", Time, true, &p::hopLength, flatnessParameters, one, 0, spectralFlatness},
        FeatureSpec{"spectral_contrast", "SCON", SUARA_TEXT("Core", "Spectral contrast"), "dB", Time, true, &p::hopLength, contrastParameters, contrastRows, 0, spectralContrast},
        FeatureSpec{"mfcc", "MFCC", SUARA_TEXT("Core", "MFCC"), "", Time, true, &p::hopLength, mfccParameters, mfccRows, 0, mfcc},
        FeatureSpec{"chroma_stft", "CHROMA", SUARA_TEXT("Core", "Chroma"), "", Time, true, &p::hopLength, chromaParameters, chromaRows, 0, chromaStft},
        FeatureSpec{"melspectrogram", "MEL", SUARA_TEXT("Core", "Mel spectrogram, power"), "", Time, true, &p::hopLength, melParameters, melRows, 0, melSpectrogram},
        FeatureSpec{"melspectrogram_db", "MELDB", SUARA_TEXT("Core", "Mel spectrogram"), "dB", Time, true, &p::hopLength, melDbParameters, melRows, 0, melSpectrogramDb},
        FeatureSpec{"stft_magnitude", "STFT", SUARA_TEXT("Core", "Spectrogram, magnitude"), "", Time, false, &p::hopLength, stftParameters, stftRows, 0, stftMagnitudeOf},
        FeatureSpec{"fft_magnitude", "FFT", SUARA_TEXT("Core", "Spectrum of the clip"), "", FrameAxis::Frequency, false, nullptr, noParameters, one, 0, fftMagnitudeOf},
        FeatureSpec{"samples", "SAMPLES", SUARA_TEXT("Core", "Samples"), "", FrameAxis::Sample, false, nullptr, noParameters, one, 0, samplesOf},
        FeatureSpec{"logmel_tensor", "LOGMEL", SUARA_TEXT("Core", "Log-mel tensor, 600 × 128 per 3 s"), "", FrameAxis::MelBand, false, nullptr, noParameters, logMelRows, LogMel::sampleRate, logMelTensor},
    };
    // clang-format on
    return rows;
}

const FeatureSpec& featureSpec(std::string_view id)
{
    std::string known;
    for (const FeatureSpec& spec : featureCatalog()) {
        if (spec.id == id)
            return spec;
        (known += known.empty() ? "" : ", ") += spec.id;
    }
    throw ParameterError(SUARA_TEXT("Core", "There is no feature \"%1\"; there are %2."), {std::string(id), known});
}

const ParameterSpec* findParameter(const FeatureSpec& spec, std::string_view id)
{
    for (const ParameterSpec* parameter : spec.parameters)
        if (parameter->id == id)
            return parameter;
    return nullptr;
}

void checkParameters(const Parameters& parameters)
{
    FrameAnalysis(Audio(), parameters).stftOptions().check();
    melOptions(parameters).check();
}

double secondsPerFrame(const FeatureSpec& spec, const Parameters& parameters, int sampleRate)
{
    return spec.hop != nullptr && sampleRate > 0 ? double(parameters.integer(*spec.hop)) / sampleRate : 0.0;
}

} // namespace suara
