#pragma once

#include "core/features/Parameters.h"

#include <Eigen/Core>

namespace suara {

class FrameAnalysis;

namespace parameter {
extern const ParameterSpec startBpm;
extern const ParameterSpec stdBpm;
extern const ParameterSpec acSize;
extern const ParameterSpec maxTempo;
extern const ParameterSpec tempoAggregate; ///< librosa's aggregate; that name is onset_strength's here
} // namespace parameter

/// Beats per minute of the whole sound, shape (1, 1): the lag at which the onset strength is most like itself, in
/// windows of `ac_size` seconds, weighed by a bell over log2 of the tempo around `start_bpm` (Ellis 2007; Grosche,
/// Müller and Kurth 2010). As librosa 0.11 `feature.tempo(onset_envelope=onset_strength(…))`.
/// @throws ParameterError if ac_size is shorter than one frame
Eigen::ArrayXXf tempo(const FrameAnalysis& analysis);

/// The same of each frame by the window around it alone, shape (1, frames): librosa's `tempo` with aggregate=None.
Eigen::ArrayXXf dynamicTempo(const FrameAnalysis& analysis);

} // namespace suara
