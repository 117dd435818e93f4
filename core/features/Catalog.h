#pragma once

#include "core/features/Parameters.h"
#include "core/features/StreamFeature.h"

#include <Eigen/Core>
#include <functional>
#include <span>
#include <string_view>

namespace suara {

class FrameAnalysis;

/// What the columns of a feature's frames stand for.
enum class FrameAxis {
    Clip,      ///< one column stands for the whole clip
    Time,      ///< frame t stands at t * hop of FeatureSpec::hop samples (its centre when center is true)
    Sample,    ///< one column is one sample
    Frequency, ///< column k stands at k * sample rate / samples Hz
    MelBand,   ///< logmel_tensor: rows are time (600 per 3 s), columns mel bands
};

/// Computes a feature's frames, (rows, frames); pure and thread-safe. Features that need not see the whole signal at
/// once also say how they are had piece by piece, which is what makes them quick and small in tables.
struct FeatureFunction : std::function<Eigen::ArrayXXf(const FrameAnalysis&)> {
    using std::function<Eigen::ArrayXXf(const FrameAnalysis&)>::function;
    FeatureFunction(Eigen::ArrayXXf (*compute)(const FrameAnalysis&)) : function(compute) {} ///< picks the overload
    FeatureFunction(MakeTileFeature make);
    FeatureFunction(MakeSampleFeature make);

    bool isStreamed() const { return tiles != nullptr || samples != nullptr; }

    MakeTileFeature tiles = nullptr;     ///< tile by tile of the spectrum,
    MakeSampleFeature samples = nullptr; ///< or from samples; null if only the whole will do
};

struct FeatureSpec {
    std::string_view id;     ///< name in files and in librosa; never changes
    std::string_view column; ///< short name in tables, e.g. "ZCR"; rows of a feature are numbered from 1: "MFCC1"
    const char* title;       ///< English source text; the widgets translate it
    std::string_view unit;   ///< "Hz", "dB" or "" for a ratio
    FrameAxis axis;
    bool tabulated;           ///< has a place in feature tables (a value per frame, not a picture of the signal)
    const ParameterSpec* hop; ///< the parameter that is the step from frame to frame; null unless axis is Time
    std::span<const ParameterSpec* const> parameters;
    int (*rows)(const Parameters&); ///< how many values a frame has
    int sampleRate;                 ///< the only rate it is defined for; 0: any
    FeatureFunction compute;
    std::string_view python; ///< code that makes `frames` of `y` and `sr`; see PythonScript.h
    bool hasGaps = false;    ///< frames without a value are NaN: not in the full set, for nothing learns from NaN
};

/// Every feature Suara knows, in menu order. To add one: write it, add its row in Catalog.cpp, add its reference table.
std::span<const FeatureSpec> featureCatalog();

/// Delta and delta-delta (Delta.h) of every feature over time that has no gaps, made from the catalogue: "mfcc_delta"
/// and "mfcc_delta2", with the parameters of the feature and those of the delta.
std::span<const FeatureSpec> deltaCatalog();

/// The row with this id, of either catalogue. @throws ParameterError naming the known ones
const FeatureSpec& featureSpec(std::string_view id);

/// The feature's parameter of this name; null if it has none such.
const ParameterSpec* findParameter(const FeatureSpec& spec, std::string_view id);

/// What Parameters::canonical() wrote; what is not known or no longer allowed is left out.
Parameters parametersOf(std::string_view canonical);

/// What no parameter alone can be wrong about: win_length above n_fft, fmax below fmin, more n_mfcc (where it is given)
/// than n_mels. @throws ParameterError
void checkParameters(const Parameters& parameters);

/// Seconds from one frame to the next; 0 unless the feature runs over time.
double secondsPerFrame(const FeatureSpec& spec, const Parameters& parameters, int sampleRate);

} // namespace suara
