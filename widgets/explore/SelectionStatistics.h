#pragma once

#include "core/audio/Clip.h"
#include "widgets/explore/StatisticsTable.h"

namespace suara {

class ClipData;
class TimeCursor;
struct FrameOptions;

/// Mean, smallest and largest value of the features that are told of a stretch: of the time selection, else of the
/// whole clip. Those that are not measured yet are asked for and left out; clip 0 has none.
QList<StatisticsTable::Row> selectionStatistics(ClipData& data, ClipId clip, const TimeCursor& cursor,
                                                const FrameOptions& options);

} // namespace suara
