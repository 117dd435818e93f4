#pragma once

#include "core/annotation/Segment.h"

namespace suara {

class Workbench;

// What a row of the data is to the rest of the program: a clip, or a segment of one. Nothing happens for clip 0.

void chooseRow(Workbench& workbench, ClipId clip, SegmentId segment); ///< selects it everywhere
void playRow(Workbench& workbench, ClipId clip, SegmentId segment);   ///< and plays it

} // namespace suara
