#pragma once

#include "core/annotation/Segment.h"
#include "core/audio/Clip.h"

#include <QList>
#include <QObject>

namespace suara {

/// What is chosen, once for the whole program: every view shows it and every view changes it here. The clips chosen (in
/// the order of choosing), the one that lanes and the transport show (current), and the current segment.
class Selection : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    ClipId currentClip() const { return m_current; }
    const QList<ClipId>& clips() const { return m_clips; } ///< holds currentClip() unless it is empty
    SegmentId currentSegment() const { return m_segment; }

    void setCurrentClip(ClipId clip);          ///< chooses this clip alone; 0 chooses none
    void moveTo(ClipId clip);                  ///< the current clip; keeps what is chosen if it is among them
    void setClips(QList<ClipId> clips);        ///< keeps the current clip if it is among them, else takes the first
    void setCurrentSegment(SegmentId segment); ///< 0 for none; does not change the clip
    void forget(const QList<ClipId>& removed); ///< clips that left the project

Q_SIGNALS:
    void currentClipChanged(suara::ClipId clip);
    void clipsChanged();
    void currentSegmentChanged(suara::SegmentId segment);

private:
    void apply(QList<ClipId> clips, ClipId current);

    QList<ClipId> m_clips;
    ClipId m_current = 0;
    SegmentId m_segment = 0;
};

} // namespace suara
