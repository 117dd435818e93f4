#pragma once

#include "core/audio/Clip.h"
#include "core/features/View.h"
#include "widgets/common/workbench/ClipFrames.h"

namespace suara {

class ClipData;
class Lane;

/// A lane for a view over time (ViewKind::Waveform, Curves or Picture), which shows nothing yet.
Lane* makeLane(ViewKind kind, ClipData& data);

/// Lets a lane that makeLane() made for its kind show the view of a clip.
void showView(Lane& lane, const View& view, ClipId clip);

/// What the view's features are measured with.
FrameOptions frameOptions(const View& view);

} // namespace suara
