#pragma once

#include "core/annotation/Segment.h"

#include <cstddef>
#include <vector>

namespace suara {

/// What an edit of a tier adds, changes and removes. The project applies it as one undoable step. New segments carry
/// id 0.
struct SegmentEdit {
    std::vector<Segment> added;
    std::vector<Segment> changed; ///< by id
    std::vector<SegmentId> removed;

    std::size_t size() const { return added.size() + changed.size() + removed.size(); }
    bool isEmpty() const { return size() == 0; }
};

/// The segments of one annotator on one clip, in time order. They never overlap; gaps are allowed. A track is a value:
/// its edits do not change it, they say what would have to change, and the project answers with a new track.
class SegmentTrack {
public:
    SegmentTrack() = default;
    /// @param segments  in any order; of this clip and annotator
    SegmentTrack(ClipId clip, AnnotatorId annotator, std::vector<Segment> segments);

    ClipId clip() const { return m_clip; }
    AnnotatorId annotator() const { return m_annotator; }
    const std::vector<Segment>& segments() const { return m_segments; }
    bool isEmpty() const { return m_segments.empty(); }

    const Segment* at(std::int64_t sample) const;       ///< start <= sample < end; null in a gap
    const Segment* byId(SegmentId id) const;            ///< null if it is not on this track
    const Segment* next(std::int64_t sample) const;     ///< first that starts after sample
    const Segment* previous(std::int64_t sample) const; ///< last that starts before sample
    const Segment* before(SegmentId id) const;          ///< its left neighbour
    const Segment* after(SegmentId id) const;           ///< its right neighbour

    /// A new segment over [start, end). It takes its room: segments wholly inside go, those partly inside are
    /// shortened, and one that holds it is cut in two that keep their labels.
    /// @param model  labels, valence, arousal and transcript of the new segment
    /// @throws ParameterError if the stretch is empty or starts below 0
    SegmentEdit place(std::int64_t start, std::int64_t end, const Segment& model = {}) const;

    /// Cuts the segment at sample in two. Both keep labels and judgement; the transcript stays with the first.
    /// Empty when no segment lies there or the cut is on its edge.
    SegmentEdit split(std::int64_t sample) const;

    /// Joins a segment with its right neighbour, closing a gap between them. Labels are the left one's, completed by
    /// the right one's; transcripts are strung together. Empty when there is no right neighbour.
    SegmentEdit join(SegmentId left) const;

    /// Moves a segment's edges. A neighbour that touches an edge follows it; one that merely is near stops it. Every
    /// segment keeps at least one sample. Empty when nothing changes.
    SegmentEdit moveStart(SegmentId id, std::int64_t sample) const;
    SegmentEdit moveEnd(SegmentId id, std::int64_t sample) const;

private:
    std::size_t indexOf(SegmentId id) const; ///< m_segments.size() if absent

    ClipId m_clip = 0;
    AnnotatorId m_annotator = 0;
    std::vector<Segment> m_segments; // by start
};

} // namespace suara
