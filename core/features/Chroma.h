#pragma once

#include "core/features/StreamFeature.h"

#include <Eigen/Core>
#include <optional>

namespace suara {

namespace parameter {
extern const ParameterSpec nChroma;
extern const ParameterSpec tuning;
extern const ParameterSpec chromaNorm;
extern const ParameterSpec centreOctave;
extern const ParameterSpec octaveWidth;
extern const ParameterSpec baseC;
} // namespace parameter

/// Weights that gather FFT bins into chroma, shape (nChroma, 1 + nFft / 2), as librosa 0.11 `filters.chroma`.
/// @param centreOctave  the filters weigh frequencies by a bell around this octave (of A0 = 27.5 Hz) …
/// @param octaveWidth   … that is this wide; none weighs all alike
/// @param baseC         row 0 is C, else A
Eigen::ArrayXXf chromaFilters(int sampleRate, int nFft, double tuning, int nChroma = 12, double centreOctave = 5.0,
                              std::optional<double> octaveWidth = 2.0, bool baseC = true);

/// Energy of each pitch class, each frame scaled so that its largest is 1, n_chroma rows. Row 0 is C. The tuning, if it
/// is not given, is that of the whole clip (TuningPeaks.h), of its peaks between 150 and 4000 Hz above a tenth of the
/// frame's largest power. As librosa 0.11 `feature.chroma_stft`. Silence gives 0.
TileFeature chromaStft(const SpectrumSetup& setup);

int chromaRows(const Parameters& parameters);

} // namespace suara
