#include "widgets/learning/data/RowPlayer.h"

#include "core/project/Project.h"
#include "widgets/common/workbench/Workbench.h"

namespace suara {

void chooseRow(Workbench& workbench, ClipId clip, SegmentId segment)
{
    if (clip == 0)
        return;
    workbench.selection().setCurrentClip(clip);
    workbench.selection().setCurrentSegment(segment);
}

void playRow(Workbench& workbench, ClipId clip, SegmentId segment)
{
    if (clip == 0)
        return;
    chooseRow(workbench, clip, segment);
    const Segment* stretch = workbench.project()->segment(segment);
    if (stretch != nullptr)
        Q_EMIT workbench.playRangeRequested({stretch->start, stretch->end});
    else
        Q_EMIT workbench.playClipsRequested({clip});
}

} // namespace suara
