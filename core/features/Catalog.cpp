#include "core/features/Catalog.h"

#include "core/base/Error.h"
#include "core/base/Join.h"
#include "core/base/Text.h"
#include "core/features/Chroma.h"
#include "core/features/Delta.h"
#include "core/features/Energy.h"
#include "core/features/Formants.h"
#include "core/features/FrameAnalysis.h"
#include "core/features/Intensity.h"
#include "core/features/LogMelTensor.h"
#include "core/features/Mel.h"
#include "core/features/Mfcc.h"
#include "core/features/Onset.h"
#include "core/features/Pyin.h"
#include "core/features/SpectralEntropy.h"
#include "core/features/SpectralShape.h"
#include "core/features/SpectrogramDb.h"
#include "core/features/Tempo.h"
#include "core/features/Yin.h"
#include "core/features/ZeroCrossings.h"

#include <algorithm>
#include <array>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

// Names of parameters and calls that the Python code of several features has in common.
#define SUARA_STFT "n_fft hop_length win_length window center pad_mode"
#define SUARA_MEL SUARA_STFT " power n_mels fmin fmax htk norm"
#define SUARA_ONSET "librosa.onset.onset_strength(y=y, sr=sr, {" SUARA_MEL " lag max_size aggregate"
#define SUARA_PYIN                                                                                                     \
    "librosa.pyin(y.astype(np.float64), sr=sr, {fmin fmax frame_length hop_length center pad_mode n_thresholds "       \
    "boltzmann_parameter resolution max_transition_rate switch_prob no_trough_prob fill_na}, "                         \
    "beta_parameters=({=beta_a}, {=beta_b}))"

#define SUARA_FORMANTS(VALUE)                                                                                          \
    "import scipy.signal\n"                                                                                            \
    "rate, order = round(2 * {=max_formant}), round(2 * {=n_formants})\n"                                              \
    "up, down = rate // np.gcd(rate, sr), sr // np.gcd(rate, sr)\n"                                                    \
    "x = (np.arange(-101 * down, 101 * down + 1) + (down - up) / 2) / down\n"                                          \
    "h = np.i0(5.65326 * np.sqrt(np.maximum(0, 1 - (x / 100) ** 2))) / np.i0(5.65326)\n"                               \
    "h = np.where(abs(x) <= 100, h * np.sinc(x) * up / down, 0)  # low-pass filter\n"                                  \
    "z = scipy.signal.upfirdn(h, y.astype(np.float64), up, down)[101:]\n"                                              \
    "z = z[:(2 * len(y) * up + down) // (2 * down)]\n"                                                                 \
    "z = np.append(z, 0) - np.exp(-2 * np.pi * {=pre_emphasis_from} / rate) * np.append(0, z)\n"                       \
    "half = int({=window_length} * rate + 1e-9)\n"                                                                     \
    "w = np.exp(-48 * ((np.arange(2 * half) - half + 0.5) / (2 * half + 1)) ** 2)\n"                                   \
    "w = (w - np.exp(-12)) / (1 - np.exp(-12))\n"                                                                      \
    "z = np.pad(z, half + 1)\n"                                                                                        \
    "frames = np.full((order // 2, 1 + len(y) // {=hop_length}), np.nan)\n"                                            \
    "for t in range(frames.shape[1]):\n"                                                                               \
    "    k = ((2 * t * {=hop_length} + 1) * up - down) // (2 * down) + 2\n"                                            \
    "    part = z[k:k + 2 * half] * w\n"                                                                               \
    "    if part.any():\n"                                                                                             \
    "        r = np.roots(librosa.lpc(part, order=order))  # by Burg's method\n"                                       \
    "        r = r[np.argsort(np.angle(r))]\n"                                                                         \
    "        hertz = np.angle(r) * rate / (2 * np.pi)\n"                                                               \
    "        inside = (hertz >= 50) & (hertz <= rate / 2 - 50)\n"                                                      \
    "        r, hertz = r[inside], hertz[inside]\n"                                                                    \
    "        frames[:len(r), t] = " VALUE

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

Refs melAnd(const ParameterSpec& norm, const Refs& more)
{
    Refs all{&p::melPower, &p::nMels, &p::fmin, &p::fmax, &p::htk, &norm};
    all.insert(all.end(), more.begin(), more.end());
    return stftAnd(all);
}

Refs onsetAnd(const Refs& more)
{
    Refs all{&p::onsetLag, &p::onsetMaxSize, &p::onsetAggregate};
    all.insert(all.end(), more.begin(), more.end());
    return melAnd(p::norm, all);
}

Refs pitchAnd(const Refs& more)
{
    Refs all{&p::pitchFmin, &p::pitchFmax, &p::frameLength, &p::hopLength, &p::center, &p::padMode};
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

const Refs noParameters{};
const Refs zeroCrossingParameters{&p::frameLength,   &p::hopLength, &p::center, &p::zeroThreshold,
                                  &p::zeroReference, &p::zeroPos,   &p::zeroPad};
const Refs rmsParameters{&p::frameLength, &p::hopLength, &p::center, &p::padMode};
const Refs intensityParameters{&p::frameLength,  &p::hopLength,     &p::center,        &p::padMode,
                               &p::intensityRef, &p::intensityAmin, &p::intensityTopDb};
const Refs energyParameters{&p::energyFrameLength, &p::energyHopLength};
const Refs stftParameters = stftAnd({});
const Refs stftDbParameters = stftAnd({&p::stftRef, &p::stftAmin, &p::stftTopDb});
const Refs bandwidthParameters = stftAnd({&p::bandwidthP, &p::bandwidthNorm});
const Refs rolloffParameters = stftAnd({&p::rollPercent});
const Refs flatnessParameters = stftAnd({&p::flatnessAmin, &p::flatnessPower});
const Refs entropyParameters = stftAnd({&p::entropyPower});
const Refs contrastParameters =
    stftAnd({&p::contrastFmin, &p::contrastBands, &p::contrastQuantile, &p::contrastLinear});
const Refs fluxParameters = stftAnd({&p::onsetLag, &p::onsetMaxSize});
const Refs onsetParameters = onsetAnd({&p::onsetDetrend});
const Refs tempoParameters = onsetAnd({&p::startBpm, &p::stdBpm, &p::acSize, &p::maxTempo, &p::tempoAggregate});
const Refs dynamicTempoParameters = onsetAnd({&p::startBpm, &p::stdBpm, &p::acSize, &p::maxTempo});
const Refs yinParameters = pitchAnd({&p::troughThreshold});
const Refs pyinParameters = pitchAnd({&p::pitchThresholds, &p::betaA, &p::betaB, &p::boltzmann, &p::pitchResolution,
                                      &p::maxTransitionRate, &p::switchProb, &p::noTroughProb, &p::fillNa});
const Refs formantParameters{&p::hopLength, &p::maxFormant, &p::formantCount, &p::formantWindow, &p::preEmphasisFrom};
const Refs mfccParameters = melAnd(p::melNorm, {&p::nMfcc, &p::dctType, &p::dctNorm, &p::lifter});
const Refs chromaParameters =
    stftAnd({&p::nChroma, &p::tuning, &p::chromaNorm, &p::centreOctave, &p::octaveWidth, &p::baseC});
const Refs melParameters = melAnd(p::norm, {});
const Refs melDbParameters = melAnd(p::norm, {&p::melRef, &p::melAmin, &p::melTopDb});

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

/// The text that a made-up row keeps alive.
struct DeltaRow {
    std::string id;
    std::string column;
    std::string title;
    std::string unit;
    std::string python;
    Refs parameters;
};

/// The row's code with its parameters named, so that none is added to it.
std::string ownCode(const FeatureSpec& spec)
{
    std::string code(spec.python);
    const std::size_t all = code.find("{*}");
    if (all == std::string::npos)
        return code;
    return code.replace(all + 1, 1, joined(spec.parameters, " ", &ParameterSpec::id));
}

FeatureSpec deltaOf(const FeatureSpec& base, int order, std::vector<std::unique_ptr<DeltaRow>>& kept)
{
    const bool isFirst = order == 1;
    auto row = std::make_unique<DeltaRow>();
    row->id = std::string(base.id) + (isFirst ? "_delta" : "_delta2");
    row->column = (isFirst ? "D" : "DD") + std::string(base.column);
    row->title = (isFirst ? "Δ " : "ΔΔ ") + std::string(base.title);
    row->unit = base.unit;
    row->python =
        ownCode(base) + "\nframes = librosa.feature.delta(frames, order=" + std::to_string(order) + ", {width mode})";
    row->parameters.assign(base.parameters.begin(), base.parameters.end());
    row->parameters.insert(row->parameters.end(), {&p::deltaWidth, &p::deltaMode});
    FeatureSpec spec = base;
    spec.id = row->id;
    spec.column = row->column;
    spec.title = row->title.c_str();
    spec.unit = row->unit;
    spec.python = row->python;
    spec.parameters = row->parameters;
    spec.compute = [&base, order](const FrameAnalysis& analysis) {
        const Parameters& given = analysis.parameters();
        return delta(base.compute(analysis), order, given.integer(p::deltaWidth), given.text(p::deltaMode));
    };
    kept.push_back(std::move(row));
    return spec;
}

} // namespace

FeatureFunction::FeatureFunction(MakeTileFeature make)
    : function([make](const FrameAnalysis& analysis) { return framesOf(analysis, make); }), tiles(make)
{
}

FeatureFunction::FeatureFunction(MakeSampleFeature make)
    : function([make](const FrameAnalysis& analysis) { return framesOf(analysis, make); }), samples(make)
{
}

std::span<const FeatureSpec> featureCatalog()
{
    // clang-format off
    static const std::array rows{
        FeatureSpec{"zero_crossing_rate", "ZCR", SUARA_TEXT("Core", "Zero-crossing rate"), "", Time, true, &p::hopLength, zeroCrossingParameters, one, 0, zeroCrossingRate,
                    "frames = librosa.feature.zero_crossing_rate(y, {*})"},
        FeatureSpec{"spectral_centroid", "SC", SUARA_TEXT("Core", "Spectral centroid"), "Hz", Time, true, &p::hopLength, stftParameters, one, 0, spectralCentroid,
                    "frames = librosa.feature.spectral_centroid(y=y, sr=sr, {*})"},
        FeatureSpec{"rms", "RMSE", SUARA_TEXT("Core", "RMS energy"), "", Time, true, &p::hopLength, rmsParameters, one, 0, rms,
                    "frames = librosa.feature.rms(y=y, {*})"},
        FeatureSpec{"intensity", "INT", SUARA_TEXT("Core", "Intensity"), "dB", Time, true, &p::hopLength, intensityParameters, one, 0, intensity,
                    "frames = librosa.amplitude_to_db(librosa.feature.rms(y=y, {frame_length hop_length center pad_mode}), {ref amin top_db})"},
        FeatureSpec{"energy", "ENERGY", SUARA_TEXT("Core", "Energy"), "", Time, true, &p::energyHopLength, energyParameters, one, 0, energy,
                    "starts = range(0, len(y), {=hop_length})\n" "frames = np.array([[np.sum(y[i:i + {=frame_length}].astype(np.float64) ** 2) for i in starts]])"},
        FeatureSpec{"spectral_bandwidth", "SB", SUARA_TEXT("Core", "Spectral bandwidth"), "Hz", Time, true, &p::hopLength, bandwidthParameters, one, 0, spectralBandwidth,
                    "frames = librosa.feature.spectral_bandwidth(y=y, sr=sr, {*})"},
        FeatureSpec{"spectral_rolloff", "SROLL", SUARA_TEXT("Core", "Spectral roll-off"), "Hz", Time, true, &p::hopLength, rolloffParameters, one, 0, spectralRolloff,
                    "frames = librosa.feature.spectral_rolloff(y=y, sr=sr, {*})"},
        FeatureSpec{"spectral_flatness", "SFLAT", SUARA_TEXT("Core", "Spectral flatness"), "", Time, true, &p::hopLength, flatnessParameters, one, 0, spectralFlatness,
                    "frames = librosa.feature.spectral_flatness(y=y, {*})"},
        FeatureSpec{"spectral_entropy", "SENT", SUARA_TEXT("Core", "Spectral entropy"), "", Time, true, &p::hopLength, entropyParameters, one, 0, spectralEntropy,
                    "S = np.abs(librosa.stft(y, {" SUARA_STFT "})).astype(np.float64) ** {=power}\n" "p = S / np.maximum(S.sum(axis=0), np.finfo(np.float32).tiny)\n" "frames = -np.sum(p * np.log(np.where(p > 0, p, 1)), axis=0, keepdims=True) / np.log(len(S))"},
        FeatureSpec{"spectral_contrast", "SCON", SUARA_TEXT("Core", "Spectral contrast"), "dB", Time, true, &p::hopLength, contrastParameters, contrastRows, 0, spectralContrast,
                    "frames = librosa.feature.spectral_contrast(y=y, sr=sr, {*})"},
        FeatureSpec{"spectral_flux", "SFLUX", SUARA_TEXT("Core", "Spectral flux"), "", Time, true, &p::hopLength, fluxParameters, one, 0, spectralFlux,
                    "S = np.abs(librosa.stft(y, {" SUARA_STFT "}))\n" "frames = librosa.onset.onset_strength(S=S, {lag max_size}, center=False, aggregate=np.sum)[np.newaxis]"},
        FeatureSpec{"onset_strength", "ONSET", SUARA_TEXT("Core", "Onset strength"), "", Time, true, &p::hopLength, onsetParameters, one, 0, onsetStrength,
                    "frames = " SUARA_ONSET " detrend})[np.newaxis]"},
        FeatureSpec{"yin", "YIN", SUARA_TEXT("Core", "Pitch by YIN"), "Hz", Time, true, &p::hopLength, yinParameters, one, 0, yin,
                    "frames = librosa.yin(y.astype(np.float64), sr=sr, {*})[np.newaxis]"},
        FeatureSpec{"pyin", "F0", SUARA_TEXT("Core", "Pitch by pYIN"), "Hz", Time, true, &p::hopLength, pyinParameters, one, 0, pyin,
                    "frames = " SUARA_PYIN "[0][np.newaxis]", true},
        FeatureSpec{"pyin_voiced_flag", "VOICED", SUARA_TEXT("Core", "Voiced"), "", Time, true, &p::hopLength, pyinParameters, one, 0, pyinVoicedFlag,
                    "frames = " SUARA_PYIN "[1][np.newaxis]"},
        FeatureSpec{"pyin_voiced_prob", "VPROB", SUARA_TEXT("Core", "Probability of voice"), "", Time, true, &p::hopLength, pyinParameters, one, 0, pyinVoicedProb,
                    "frames = " SUARA_PYIN "[2][np.newaxis]"},
        FeatureSpec{"formants", "F", SUARA_TEXT("Core", "Formants"), "Hz", Time, true, &p::hopLength, formantParameters, formantRows, 0, formants,
                    SUARA_FORMANTS("hertz"), true},
        FeatureSpec{"formant_bandwidths", "B", SUARA_TEXT("Core", "Bandwidths of formants"), "Hz", Time, true, &p::hopLength, formantParameters, formantRows, 0, formantBandwidths,
                    SUARA_FORMANTS("abs(np.log(abs(r))) * rate / np.pi"), true},
        FeatureSpec{"mfcc", "MFCC", SUARA_TEXT("Core", "MFCC"), "", Time, true, &p::hopLength, mfccParameters, mfccRows, 0, mfcc,
                    "frames = librosa.feature.mfcc(y=y, sr=sr, {*})"},
        FeatureSpec{"chroma_stft", "CHROMA", SUARA_TEXT("Core", "Chroma"), "", Time, true, &p::hopLength, chromaParameters, chromaRows, 0, chromaStft,
                    "frames = librosa.feature.chroma_stft(y=y, sr=sr, {*})"},
        FeatureSpec{"melspectrogram", "MEL", SUARA_TEXT("Core", "Mel-spectrogram, power"), "", Time, true, &p::hopLength, melParameters, melRows, 0, melSpectrogram,
                    "frames = librosa.feature.melspectrogram(y=y, sr=sr, {*})"},
        FeatureSpec{"melspectrogram_db", "MELDB", SUARA_TEXT("Core", "Mel-spectrogram"), "dB", Time, true, &p::hopLength, melDbParameters, melRows, 0, melSpectrogramDb,
                    "S = librosa.feature.melspectrogram(y=y, sr=sr, {" SUARA_MEL "})\n" "frames = librosa.power_to_db(S, {ref amin top_db})"},
        FeatureSpec{"tempo", "TEMPO", SUARA_TEXT("Core", "Tempo"), "bpm", FrameAxis::Clip, true, nullptr, tempoParameters, one, 0, tempo,
                    "onsets = " SUARA_ONSET "})\n" "frames = librosa.feature.tempo(onset_envelope=onsets, sr=sr, {hop_length start_bpm std_bpm ac_size max_tempo}, aggregate={=tempo_aggregate})[np.newaxis]"},
        FeatureSpec{"dynamic_tempo", "BPM", SUARA_TEXT("Core", "Tempo over time"), "bpm", Time, true, &p::hopLength, dynamicTempoParameters, one, 0, dynamicTempo,
                    "onsets = " SUARA_ONSET "})\n" "frames = librosa.feature.tempo(onset_envelope=onsets, sr=sr, {hop_length start_bpm std_bpm ac_size max_tempo}, aggregate=None)[np.newaxis]"},
        FeatureSpec{"stft_magnitude", "STFT", SUARA_TEXT("Core", "Spectrogram, magnitude"), "", Time, false, &p::hopLength, stftParameters, stftRows, 0, stftMagnitudeOf,
                    "frames = np.abs(librosa.stft(y, {*}))"},
        FeatureSpec{"stft_db", "STFTDB", SUARA_TEXT("Core", "Spectrogram"), "dB", Time, false, &p::hopLength, stftDbParameters, stftRows, 0, spectrogramDb,
                    "frames = librosa.amplitude_to_db(np.abs(librosa.stft(y, {" SUARA_STFT "})), {ref amin top_db})"},
        FeatureSpec{"fft_magnitude", "FFT", SUARA_TEXT("Core", "Spectrum of the clip"), "", FrameAxis::Frequency, false, nullptr, noParameters, one, 0, fftMagnitudeOf,
                    "frames = np.abs(np.fft.rfft(y.astype(np.float64)))[np.newaxis]"},
        FeatureSpec{"samples", "SAMPLES", SUARA_TEXT("Core", "Samples"), "", FrameAxis::Sample, false, nullptr, noParameters, one, 0, samplesOf,
                    "frames = y[np.newaxis]"},
        FeatureSpec{"logmel_tensor", "LOGMEL", SUARA_TEXT("Core", "Log-mel tensor, 600 × 128 per 3 s"), "", FrameAxis::MelBand, false, nullptr, noParameters, logMelRows, LogMel::sampleRate, logMelTensor,
                    "y = np.pad(y, (0, -len(y) % 48000))\n" "frames = np.concatenate([np.log(np.maximum(1e-10, librosa.feature.melspectrogram(\n" "    y=y[k:k + 48000], sr=sr, n_fft=1024, win_length=400, hop_length=80, n_mels=128, fmin=0.0,\n" "    fmax=8000.0))).T[:600] for k in range(0, len(y), 48000)])"},
    };
    // clang-format on
    return rows;
}

std::span<const FeatureSpec> deltaCatalog()
{
    static std::vector<std::unique_ptr<DeltaRow>> kept;
    static const std::vector<FeatureSpec> rows = [] {
        std::vector<FeatureSpec> all;
        for (const FeatureSpec& base : featureCatalog())
            if (base.axis == FrameAxis::Time && !base.hasGaps)
                for (const int order : {1, 2})
                    all.push_back(deltaOf(base, order, kept));
        return all;
    }();
    return rows;
}

const FeatureSpec& featureSpec(std::string_view id)
{
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& spec : catalog)
            if (spec.id == id)
                return spec;
    throw ParameterError(SUARA_TEXT("Core", "There is no feature \"%1\"; there are %2, and of each over time also its "
                                            "_delta and _delta2."),
                         {std::string(id), joined(featureCatalog(), ", ", &FeatureSpec::id)});
}

const ParameterSpec* findParameter(const FeatureSpec& spec, std::string_view id)
{
    for (const ParameterSpec* parameter : spec.parameters)
        if (parameter->id == id)
            return parameter;
    return nullptr;
}

Parameters parametersOf(std::string_view canonical)
{
    Parameters parameters;
    const auto setKnown = [&](std::string_view key, std::string_view value) {
        for (const auto& catalog : {featureCatalog(), deltaCatalog()})
            for (const FeatureSpec& spec : catalog)
                for (const ParameterSpec* parameter : spec.parameters)
                    if (parameter->key == key)
                        return parameters.set(*parameter, value);
    };
    std::istringstream words{std::string(canonical)};
    for (std::string word; words >> word;) {
        const std::size_t equals = std::min(word.find('='), word.size() - 1);
        try {
            setKnown(std::string_view(word).substr(0, equals), std::string_view(word).substr(equals + 1));
        } catch (const ParameterError&) { // of another version, which allowed it
        }
    }
    return parameters;
}

void checkParameters(const Parameters& parameters)
{
    stftOptions(parameters).check();
    melOptions(parameters).check();
    if (const int coefficients = parameters.integer(p::nMfcc), bands = parameters.integer(p::nMels);
        parameters.isGiven(p::nMfcc) && coefficients > bands)
        throw ParameterError(SUARA_TEXT("Core", "n_mfcc is %1; allowed is at most n_mels, which is %2."),
                             {std::to_string(coefficients), std::to_string(bands)});
}

double secondsPerFrame(const FeatureSpec& spec, const Parameters& parameters, int sampleRate)
{
    return spec.hop != nullptr && sampleRate > 0 ? double(parameters.integer(*spec.hop)) / sampleRate : 0.0;
}

} // namespace suara
