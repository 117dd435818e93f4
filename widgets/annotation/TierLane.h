#pragma once

#include "core/annotation/LabelSet.h"
#include "core/annotation/SegmentTrack.h"
#include "widgets/lanes/Lane.h"

#include <optional>

namespace suara {

struct AccessiblePart;
class AgreementWatch;
class AnnotationActions;
class AnnotationDesk;
class NameEdit;

/// One annotator's segments of the current clip on the time axis. A click chooses a segment, or the boundary between
/// two; a boundary is dragged to move it; beside the segments a lane's own mouse works (select, set the playhead).
class TierLane : public Lane {
    Q_OBJECT

public:
    TierLane(AnnotationDesk& desk, AnnotationActions& actions, const AgreementWatch& watch, AnnotatorId annotator);

    AnnotatorId annotator() const { return m_annotator; }
    void startRename(); ///< in the gutter

    QString title() const override { return {}; } // it draws its name itself, beside its letter
    int preferredHeight() const override;
    int smallestHeight() const override { return 36; }
    bool stretches() const override { return false; }

    /// Where a segment stands in the lane, in pixels; for tests and accessibility.
    QRectF segmentRect(const Segment& segment, const LaneGeometry& geometry) const;

protected:
    void paintPlot(QPainter& painter, const LaneGeometry& geometry) override;
    void paintAxes(QPainter& painter, const LaneGeometry& geometry) override;
    void paintOver(QPainter& painter, const LaneGeometry& geometry) override;
    bool showsSelection() const override { return false; } // only its edges: the fills belong to the labels
    bool hasPadding() const override { return false; }

    bool event(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;

private:
    /// An edge of a segment under the mouse. Where two segments touch it is the left one's end, which moves both.
    struct Edge {
        SegmentId segment = 0;
        bool isStart = false;
        bool isShared = false;
        std::int64_t sample = 0;
    };

    void refresh();
    QString name() const;
    std::vector<AccessiblePart> accessibleSegments() const;
    std::vector<Segment> movedSegments() const;
    std::optional<Edge> edgeAt(double x) const;
    const Segment* segmentAt(double x) const;
    void paintSegment(QPainter& painter, const QRectF& box, const Segment& segment) const;
    void paintWord(QPainter& painter, const QRectF& box, const Segment& segment) const;
    QString tipFor(const Segment& segment) const;

    AnnotationDesk& m_desk;
    AnnotationActions& m_actions;
    const AgreementWatch& m_watch;
    AnnotatorId m_annotator;
    SegmentTrack m_track;
    LabelSet m_labelSet;
    NameEdit* m_nameEdit;
    std::optional<Edge> m_drag;
    bool m_moved = false;
};

} // namespace suara
