#include "core/annotation/SegmentTrack.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace suara {
namespace {

bool earlier(const Segment& a, const Segment& b)
{
    return std::pair(a.start, a.id) < std::pair(b.start, b.id);
}

Segment cut(const Segment& segment, std::int64_t start, std::int64_t end)
{
    Segment part = segment;
    part.start = start;
    part.end = end;
    return part;
}

Segment asNew(Segment segment)
{
    segment.id = 0;
    return segment;
}

std::string strung(const std::string& left, const std::string& right)
{
    return left.empty() || right.empty() ? left + right : left + ' ' + right;
}

} // namespace

SegmentTrack::SegmentTrack(ClipId clip, AnnotatorId annotator, std::vector<Segment> segments)
    : m_clip(clip), m_annotator(annotator), m_segments(std::move(segments))
{
    std::ranges::sort(m_segments, earlier);
}

const Segment* SegmentTrack::at(std::int64_t sample) const
{
    const auto after = std::ranges::upper_bound(m_segments, sample, {}, &Segment::start);
    if (after == m_segments.begin() || (after - 1)->end <= sample)
        return nullptr;
    return &*(after - 1);
}

std::size_t SegmentTrack::indexOf(SegmentId id) const
{
    return static_cast<std::size_t>(std::ranges::find(m_segments, id, &Segment::id) - m_segments.begin());
}

const Segment* SegmentTrack::byId(SegmentId id) const
{
    const std::size_t index = indexOf(id);
    return index < m_segments.size() ? &m_segments[index] : nullptr;
}

const Segment* SegmentTrack::next(std::int64_t sample) const
{
    const auto found = std::ranges::upper_bound(m_segments, sample, {}, &Segment::start);
    return found == m_segments.end() ? nullptr : &*found;
}

const Segment* SegmentTrack::previous(std::int64_t sample) const
{
    const auto found = std::ranges::lower_bound(m_segments, sample, {}, &Segment::start);
    return found == m_segments.begin() ? nullptr : &*(found - 1);
}

const Segment* SegmentTrack::before(SegmentId id) const
{
    const std::size_t index = indexOf(id);
    return index < m_segments.size() && index > 0 ? &m_segments[index - 1] : nullptr;
}

const Segment* SegmentTrack::after(SegmentId id) const
{
    const std::size_t index = indexOf(id);
    return index + 1 < m_segments.size() ? &m_segments[index + 1] : nullptr;
}

SegmentEdit SegmentTrack::place(std::int64_t start, std::int64_t end, const Segment& model) const
{
    if (start < 0 || end <= start)
        throw ParameterError(SUARA_TEXT("Core", "A segment needs a stretch that is not empty."));
    SegmentEdit edit;
    for (const Segment& old : m_segments) {
        if (old.end <= start || old.start >= end)
            continue;
        const bool keepsLeft = old.start < start;
        const bool keepsRight = old.end > end;
        if (keepsLeft)
            edit.changed.push_back(cut(old, old.start, start));
        if (keepsRight) {
            const Segment right = cut(old, end, old.end);
            if (keepsLeft)
                edit.added.push_back(asNew(right));
            else
                edit.changed.push_back(right);
        }
        if (!keepsLeft && !keepsRight)
            edit.removed.push_back(old.id);
    }
    Segment placed = asNew(cut(model, start, end));
    placed.clip = m_clip;
    placed.annotator = m_annotator;
    edit.added.insert(edit.added.begin(), std::move(placed));
    return edit;
}

SegmentEdit SegmentTrack::split(std::int64_t sample) const
{
    const Segment* segment = at(sample);
    if (segment == nullptr || sample <= segment->start)
        return {};
    Segment right = asNew(cut(*segment, sample, segment->end));
    right.transcript.clear();
    return {{std::move(right)}, {cut(*segment, segment->start, sample)}, {}};
}

SegmentEdit SegmentTrack::join(SegmentId left) const
{
    const Segment* first = byId(left);
    const Segment* second = after(left);
    if (first == nullptr || second == nullptr)
        return {};
    Segment joined = cut(*first, first->start, second->end);
    joined.labels.insert(second->labels.begin(), second->labels.end());
    if (!joined.valence && !joined.arousal) {
        joined.valence = second->valence;
        joined.arousal = second->arousal;
    }
    joined.transcript = strung(first->transcript, second->transcript);
    return {{}, {std::move(joined)}, {second->id}};
}

SegmentEdit SegmentTrack::moveStart(SegmentId id, std::int64_t sample) const
{
    const Segment* segment = byId(id);
    if (segment == nullptr)
        return {};
    const Segment* left = before(id);
    const bool touches = left != nullptr && left->end == segment->start;
    const std::int64_t lowest = left == nullptr ? 0 : touches ? left->start + 1 : left->end;
    const std::int64_t moved = std::clamp(sample, lowest, segment->end - 1);
    if (moved == segment->start)
        return {};
    SegmentEdit edit{{}, {cut(*segment, moved, segment->end)}, {}};
    if (touches)
        edit.changed.push_back(cut(*left, left->start, moved));
    return edit;
}

SegmentEdit SegmentTrack::moveEnd(SegmentId id, std::int64_t sample) const
{
    const Segment* segment = byId(id);
    if (segment == nullptr)
        return {};
    const Segment* right = after(id);
    const bool touches = right != nullptr && right->start == segment->end;
    const std::int64_t highest = right == nullptr ? std::numeric_limits<std::int64_t>::max()
                                 : touches        ? right->end - 1
                                                  : right->start;
    const std::int64_t moved = std::clamp(sample, segment->start + 1, highest);
    if (moved == segment->end)
        return {};
    SegmentEdit edit{{}, {cut(*segment, segment->start, moved)}, {}};
    if (touches)
        edit.changed.push_back(cut(*right, moved, right->end));
    return edit;
}

} // namespace suara
