#pragma once

#include "core/annotation/SegmentTrack.h"

#include <QObject>
#include <optional>
#include <string>

namespace suara {

class AnnotationDesk;

/// What an annotator does by a key, a button or the mouse. Each edit goes to the project as one step that can be
/// undone; what cannot be done is said in one sentence through Workbench::problemFound.
class AnnotationActions : public QObject {
    Q_OBJECT

public:
    explicit AnnotationActions(AnnotationDesk& desk, QObject* parent = nullptr);

    /// A plain key: "0" takes the label away, a key of the active label set gives that label. False for others.
    bool press(const QString& key);

    /// Labels the target segment, or makes a labelled segment of the selected stretch. "" takes the label away.
    void label(const std::string& category);
    void makeSegment();    ///< without label, of the selected stretch
    void makeAtPlayhead(); ///< without label, one second from the playhead on, or to the next segment
    /// A boundary at the playhead: splits the segment there; in a gap, makes a segment from the gap's start to there.
    void boundary();
    void remove();   ///< the current segment; at a chosen boundary, joins its neighbours
    void joinNext(); ///< the target segment with its right neighbour
    void judge(std::optional<double> valence, std::optional<double> arousal);
    void setTranscript(SegmentId id, const QString& transcript);
    void moveEdge(SegmentId id, bool start, std::int64_t sample);

    void step(int by);                      ///< to the next (1) or previous (-1) segment, which is played
    void stepTier(int by);                  ///< to the tier below (1) or above (-1)
    void chooseTier(AnnotatorId annotator); ///< and the segment there at the same time
    void play();                            ///< the selection or the segment

    AnnotatorId addAnnotator(); ///< by the first free name; becomes active
    bool renameAnnotator(AnnotatorId id, const QString& name);
    void removeAnnotator(); ///< the active one with all its segments; the last one stays
    void removeLabelSet();  ///< the active one with all its labels; the last one stays

private:
    SegmentId apply(const SegmentEdit& edit, const char* text);
    void complain(const QString& sentence) const;

    AnnotationDesk& m_desk;
};

} // namespace suara
