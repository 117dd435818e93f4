#include "widgets/common/workbench/Selection.h"

#include <QSet>
#include <utility>

namespace suara {

void Selection::setCurrentClip(ClipId clip)
{
    apply(clip == 0 ? QList<ClipId>{} : QList<ClipId>{clip}, clip);
}

void Selection::moveTo(ClipId clip)
{
    if (m_clips.contains(clip))
        apply(m_clips, clip);
    else
        setCurrentClip(clip);
}

void Selection::setClips(QList<ClipId> clips)
{
    const ClipId current = clips.contains(m_current) ? m_current : clips.value(0);
    apply(std::move(clips), current);
}

void Selection::setCurrentSegment(SegmentId segment)
{
    if (std::exchange(m_segment, segment) != segment)
        Q_EMIT currentSegmentChanged(segment);
}

void Selection::forget(const QList<ClipId>& removed)
{
    QList<ClipId> kept = m_clips;
    kept.removeIf([gone = QSet<ClipId>(removed.begin(), removed.end())](ClipId clip) { return gone.contains(clip); });
    setClips(std::move(kept));
}

void Selection::apply(QList<ClipId> clips, ClipId current)
{
    const bool sameClips = std::exchange(m_clips, std::move(clips)) == m_clips;
    const bool sameCurrent = std::exchange(m_current, current) == current;
    if (!sameCurrent) {
        setCurrentSegment(0);
        Q_EMIT currentClipChanged(current);
    }
    if (!sameClips)
        Q_EMIT clipsChanged();
}

} // namespace suara
