#pragma once

#include "core/annotation/LabelSet.h"
#include "core/annotation/SegmentTrack.h"
#include "widgets/common/workbench/TimeCursor.h"

#include <QObject>
#include <string>

namespace suara {

class Project;
class Workbench;

/// What the Annotate page works on: whose tier is active and which label set, remembered in the project. Keeps the
/// current segment and the time selection together: choosing a segment selects its stretch and brings it into view;
/// selecting another stretch lets go of the segment.
class AnnotationDesk : public QObject {
    Q_OBJECT

public:
    explicit AnnotationDesk(Workbench& workbench, QObject* parent = nullptr);

    Workbench& workbench() const { return m_workbench; }
    Project* project() const;

    AnnotatorId annotator() const { return m_annotator; } ///< 0 only when there is none
    void setAnnotator(AnnotatorId annotator);
    LabelSet labelSet() const; ///< without categories when the project has no label set
    void setLabelSet(const std::string& name);

    SegmentTrack track() const;     ///< the active annotator's, on the current clip
    const Segment* segment() const; ///< the current segment; null if there is none on the current clip
    /// What an edit without further words means: the current segment, else, unless a stretch is selected, the one
    /// under the playhead on the active tier. 0 for none.
    SegmentId target() const;

    /// The left neighbour of the boundary that was chosen, 0 for none. Choosing a segment lets go of it.
    SegmentId boundary() const { return m_boundary; }
    void setBoundary(SegmentId left);

    void choose(SegmentId id);  ///< also on another clip; 0 lets go
    void show(TimeRange range); ///< scrolls, and zooms out where needed, until the stretch is in view

Q_SIGNALS:
    void annotatorChanged();
    void annotatorsChanged(); ///< their names, or who there is
    void labelSetChanged();   ///< another one, or its categories
    void labelSetsChanged();  ///< which there are
    void segmentsChanged();   ///< of the current clip, or another clip
    void segmentChosen();     ///< current segment or boundary

private:
    void followProject();
    void followAnnotators();
    void followLabelSets();
    void followSegments(ClipId clip);
    void followSegment(SegmentId id);
    void followSelection();

    Workbench& m_workbench;
    AnnotatorId m_annotator = 0;
    std::string m_labelSet;
    LabelSetId m_labelSetId = 0; ///< by which it is known again under another name
    SegmentId m_boundary = 0;
    bool m_selecting = false; // the time selection follows the segment, not the other way round
};

} // namespace suara
