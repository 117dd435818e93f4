#pragma once

#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec nChroma;
extern const ParameterSpec tuning;
extern const ParameterSpec chromaNorm;
extern const ParameterSpec centreOctave;
extern const ParameterSpec octaveWidth;
extern const ParameterSpec baseC;
} // namespace parameter

/// Energy of each pitch class, each frame scaled so that its largest is 1, n_chroma rows. Row 0 is C, or with base_c
/// off A. The tuning, if it is not given, is that of the whole clip (TuningPeaks.h), of its peaks between 150 and 4000
/// Hz above a tenth of the frame's largest power. The filters weigh frequencies by a bell around ctroct (octaves above
/// A0 = 27.5 Hz) that is octwidth wide; none weighs all alike. As librosa 0.11 `filters.chroma` and
/// `feature.chroma_stft`. Silence gives 0.
TileFeature chromaStft(const SpectrumSetup& setup);

int chromaRows(const Parameters& parameters);

} // namespace suara
