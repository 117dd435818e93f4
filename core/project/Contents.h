#pragma once

#include "core/annotation/LabelSet.h"
#include "core/annotation/Segment.h"
#include "core/audio/Clip.h"
#include "core/project/Run.h"

#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace suara {

using SegmentsByClip = std::unordered_map<ClipId, std::vector<Segment>>; ///< each clip's by start

/// What of a project changes: whole tables, single clips, the segments of single clips. What is absent stays.
struct Replacement {
    std::vector<std::pair<ClipId, std::optional<Clip>>> clips; ///< by id; nullopt: there is none
    std::optional<std::vector<Annotator>> annotators;
    std::optional<std::vector<LabelSet>> labelSets;
    std::optional<SegmentsByClip> allSegments;
    std::vector<std::pair<ClipId, std::vector<Segment>>> segments;
    std::optional<std::vector<Run>> runs;
};

/// What a project holds, in memory. References stay valid until the next exchange().
class Contents {
public:
    const std::vector<Clip>& clips() const { return m_clips; } ///< by id
    const Clip* clip(ClipId id) const;                         ///< null if there is none, as all below
    const std::vector<Annotator>& annotators() const { return m_annotators; }
    const Annotator* annotator(AnnotatorId id) const;
    const std::vector<LabelSet>& labelSets() const { return m_labelSets; }
    const LabelSet* labelSet(LabelSetId id) const;
    const LabelSet* labelSet(const std::string& name) const;
    const std::vector<Segment>& segments(ClipId clip) const;
    const Segment* segment(SegmentId id) const;
    std::size_t segmentCount() const { return m_clipOfSegment.size(); }
    std::size_t clipsWithSegments() const { return m_segments.size(); }
    const std::vector<Run>& runs() const { return m_runs; }
    const Run* run(RunId id) const;

    /// Puts the new in place and leaves the old in its stead, so that a second call takes the first back.
    void exchange(Replacement& rows);

private:
    bool isAppended(const std::vector<std::pair<ClipId, std::optional<Clip>>>& changes) const;
    void exchangeClips(std::vector<std::pair<ClipId, std::optional<Clip>>>& changes);
    void exchangeSegments(ClipId clip, std::vector<Segment>& segments);
    void index(const std::vector<Segment>& segments);

    std::vector<Clip> m_clips;
    std::vector<Annotator> m_annotators;
    std::vector<LabelSet> m_labelSets;
    SegmentsByClip m_segments;
    std::unordered_map<SegmentId, ClipId> m_clipOfSegment;
    std::vector<Run> m_runs;
};

} // namespace suara
