#pragma once

#include "core/dsp/Decibels.h"
#include "core/dsp/MelFilterbank.h"
#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec melPower;
extern const ParameterSpec melRef;
extern const ParameterSpec melAmin;
extern const ParameterSpec melTopDb;
} // namespace parameter

MelOptions melOptions(const Parameters& parameters);

/// How melSpectrogramDb() turns power into dB. @param largest  power of the clip, for ref=max
DecibelOptions melDecibels(const Parameters& parameters, float largest);

/// Mel spectrogram of magnitudes to the `power`, n_mels rows, as librosa 0.11 `feature.melspectrogram`.
TileFeature melSpectrogram(const SpectrumSetup& setup);

/// The same in dB, by default with the clip's maximum as reference and 80 dB deep: power_to_db(S, ref=np.max).
TileFeature melSpectrogramDb(const SpectrumSetup& setup);

int melRows(const Parameters& parameters);

} // namespace suara
