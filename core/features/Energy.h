#pragma once

#include "core/features/StreamFeature.h"

namespace suara {

namespace parameter {
extern const ParameterSpec energyFrameLength;
extern const ParameterSpec energyHopLength;
} // namespace parameter

/// Root of the mean square of each frame, amplitude. Centred frames are padded by half a frame on both sides.
/// Agrees with librosa 0.11 `feature.rms(y=...)` to 1e-6 relative. Not defined for a signal too short for one frame.
SampleFeature rms(const Parameters& parameters, int sampleRate);

/// Energy as the lecture's loop has it: the sum of squares of samples [t * hop, t * hop + frameLength), for every
/// t * hop inside the signal. No padding, so the last frames are short. An empty signal has no frames.
SampleFeature energy(const Parameters& parameters, int sampleRate);

} // namespace suara
