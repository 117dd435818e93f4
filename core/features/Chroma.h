#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>
#include <optional>
#include <vector>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec nChroma;
extern const ParameterSpec tuning;
extern const ParameterSpec chromaNorm;
extern const ParameterSpec centreOctave;
extern const ParameterSpec octaveWidth;
extern const ParameterSpec baseC;
} // namespace parameter

/// A spectral peak between 150 and 4000 Hz.
struct TuningPeak {
    float pitch; ///< Hz
    float magnitude;
};

/// The peaks of every frame above a tenth of its largest power, as librosa.piptrack finds them, behind those that
/// `peaks` holds. @param magnitudes  |STFT|, shape (1 + nFft / 2, frames)
void collectTuningPeaks(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, int sampleRate, int nFft,
                        std::vector<TuningPeak>& peaks);

/// estimateTuning() from all peaks of a sound.
double tuningOf(const std::vector<TuningPeak>& peaks, int binsPerOctave = 12);

/// How far the sound is tuned from A440, in parts of a chroma bin, [-0.5, 0.5): the left edge of the fullest of 100
/// histogram bins over all spectral peaks between 150 and 4000 Hz. As librosa 0.11 `estimate_tuning(S=power)`, with its
/// float roundings, on which the fullest bin can depend. No peak at all gives 0.
/// @param magnitudes  |STFT|, shape (1 + nFft / 2, frames); their squares are looked at
double estimateTuning(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, int sampleRate, int nFft,
                      int binsPerOctave = 12);

/// Weights that gather FFT bins into chroma, shape (nChroma, 1 + nFft / 2), as librosa 0.11 `filters.chroma`.
/// @param centreOctave  the filters weigh frequencies by a bell around this octave (of A0 = 27.5 Hz) …
/// @param octaveWidth   … that is this wide; none weighs all alike
/// @param baseC         row 0 is C, else A
Eigen::ArrayXXf chromaFilters(int sampleRate, int nFft, double tuning, int nChroma = 12, double centreOctave = 5.0,
                              std::optional<double> octaveWidth = 2.0, bool baseC = true);

/// Energy of each pitch class, each frame scaled so that its largest is 1, shape (n_chroma, frames). Row 0 is C.
/// As librosa 0.11 `feature.chroma_stft`. Silence gives 0.
Eigen::ArrayXXf chromaStft(const FrameAnalysis& analysis);

int chromaRows(const Parameters& parameters);

} // namespace suara
