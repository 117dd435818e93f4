#include "core/project/Contents.h"

#include <algorithm>

namespace suara {
namespace {

template<typename Rows, typename Id>
auto* byId(Rows& rows, Id id)
{
    const auto found = std::ranges::find(rows, id, &std::remove_reference_t<decltype(rows.front())>::id);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

const Clip* Contents::clip(ClipId id) const
{
    const auto found = std::ranges::lower_bound(m_clips, id, {}, &Clip::id);
    return found == m_clips.end() || found->id != id ? nullptr : &*found;
}

const Annotator* Contents::annotator(AnnotatorId id) const
{
    return byId(m_annotators, id);
}

const LabelSet* Contents::labelSet(LabelSetId id) const
{
    return byId(m_labelSets, id);
}

const LabelSet* Contents::labelSet(const std::string& name) const
{
    const auto found = std::ranges::find(m_labelSets, name, &LabelSet::name);
    return found == m_labelSets.end() ? nullptr : &*found;
}

const std::vector<Segment>& Contents::segments(ClipId clip) const
{
    static const std::vector<Segment> none;
    const auto found = m_segments.find(clip);
    return found == m_segments.end() ? none : found->second;
}

const Segment* Contents::segment(SegmentId id) const
{
    const auto clip = m_clipOfSegment.find(id);
    return clip == m_clipOfSegment.end() ? nullptr : byId(segments(clip->second), id);
}

const Run* Contents::run(RunId id) const
{
    return byId(m_runs, id);
}

void Contents::exchange(Replacement& rows)
{
    exchangeClips(rows.clips);
    if (rows.annotators)
        m_annotators.swap(*rows.annotators);
    if (rows.labelSets)
        m_labelSets.swap(*rows.labelSets);
    if (rows.allSegments) {
        m_segments.swap(*rows.allSegments);
        m_clipOfSegment.clear();
        for (const auto& [clip, segments] : m_segments)
            index(segments);
    }
    for (auto& [clip, segments] : rows.segments)
        exchangeSegments(clip, segments);
    if (rows.runs)
        m_runs.swap(*rows.runs);
}

/// New clips have the highest ids, and many come a piece at a time.
bool Contents::isAppended(const std::vector<std::pair<ClipId, std::optional<Clip>>>& changes) const
{
    return !changes.empty() && (m_clips.empty() || m_clips.back().id < changes.front().first) &&
           std::ranges::all_of(changes, [](const auto& change) { return change.second.has_value(); });
}

/// One pass over all, however many come and go; none where clips only change.
void Contents::exchangeClips(std::vector<std::pair<ClipId, std::optional<Clip>>>& changes)
{
    const auto replaces = [this](const auto& change) {
        return change.second && clip(change.first) != nullptr;
    };
    if (std::ranges::all_of(changes, replaces)) {
        for (auto& [id, row] : changes)
            std::swap(*std::ranges::lower_bound(m_clips, id, {}, &Clip::id), *row);
        return;
    }
    if (isAppended(changes)) {
        for (auto& [id, row] : changes) {
            m_clips.push_back(std::move(*row));
            row.reset();
        }
        return;
    }
    std::vector<Clip> merged;
    merged.reserve(m_clips.size() + changes.size());
    auto old = m_clips.begin();
    for (auto& [id, row] : changes) {
        const auto place = std::ranges::lower_bound(old, m_clips.end(), id, {}, &Clip::id);
        merged.insert(merged.end(), std::move_iterator(old), std::move_iterator(place));
        old = place;
        std::optional<Clip> was;
        if (old != m_clips.end() && old->id == id)
            was = std::move(*old++);
        if (row)
            merged.push_back(std::move(*row));
        row = std::move(was);
    }
    merged.insert(merged.end(), std::move_iterator(old), std::move_iterator(m_clips.end()));
    m_clips = std::move(merged);
}

void Contents::exchangeSegments(ClipId clip, std::vector<Segment>& segments)
{
    for (const Segment& old : this->segments(clip))
        m_clipOfSegment.erase(old.id);
    m_segments[clip].swap(segments);
    index(m_segments[clip]);
    if (m_segments[clip].empty())
        m_segments.erase(clip);
}

void Contents::index(const std::vector<Segment>& segments)
{
    for (const Segment& segment : segments)
        m_clipOfSegment[segment.id] = segment.clip;
}

} // namespace suara
