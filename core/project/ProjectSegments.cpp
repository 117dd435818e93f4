#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/CoreText.h"
#include "core/project/Project.h"
#include "core/project/Statement.h"

// Edits of segments.

namespace suara {
namespace {

/// Writes segments with their labels; its statements serve for as many as there are.
class SegmentWriter {
public:
    SegmentWriter(const Project& project, const ProjectFile& file)
        : m_project(project)
        , m_remove(file, QStringLiteral("DELETE FROM segment WHERE id = ?"))
        , m_insert(file, QStringLiteral("INSERT INTO segment (clip, annotator, start, stop, valence, arousal, "
                                        "transcript) VALUES (?, ?, ?, ?, ?, ?, ?)"))
        , m_update(file, QStringLiteral("UPDATE segment SET start = ?, stop = ?, valence = ?, arousal = ?, "
                                        "transcript = ? WHERE id = ?"))
        , m_removeLabels(file, QStringLiteral("DELETE FROM segment_label WHERE segment = ?"))
        , m_insertLabel(file, QStringLiteral("INSERT INTO segment_label (segment, category) VALUES (?, ?)"))
    {
    }

    void remove(const std::vector<SegmentId>& ids)
    {
        for (const SegmentId id : ids)
            m_remove.run(id);
    }

    SegmentId insert(const Segment& segment)
    {
        const SegmentId id = m_insert
                                 .run(segment.clip, segment.annotator, segment.start, segment.end, segment.valence,
                                      segment.arousal, segment.transcript)
                                 .insertedId();
        insertLabels(id, segment);
        return id;
    }

    void update(const Segment& segment)
    {
        m_update.run(segment.start, segment.end, segment.valence, segment.arousal, segment.transcript, segment.id);
        const Segment* known = m_project.segment(segment.id);
        if (known != nullptr && known->labels == segment.labels)
            return;
        m_removeLabels.run(segment.id);
        insertLabels(segment.id, segment);
    }

private:
    void insertLabels(SegmentId id, const Segment& segment)
    {
        for (const auto& [setName, categoryName] : segment.labels) {
            const LabelSet* set = m_project.labelSet(setName);
            const std::optional<std::size_t> index = set ? set->indexOf(categoryName) : std::nullopt;
            if (!index)
                throw ParameterError(SUARA_TEXT("Core", "The label set “%1” has no category “%2”."),
                                     {setName, categoryName});
            m_insertLabel.run(id, set->categories[*index].id);
        }
    }

    const Project& m_project;
    Statement m_remove;
    Statement m_insert;
    Statement m_update;
    Statement m_removeLabels;
    Statement m_insertLabel;
};

} // namespace

std::vector<SegmentId> Project::addSegments(std::vector<Segment> segments)
{
    return editSegments({std::move(segments), {}, {}}, SUARA_TEXT("Core", "Add segments"));
}

bool Project::removeSegments(const std::vector<SegmentId>& ids)
{
    return editMany(ids.size(), SUARA_TEXT("Core", "Remove segments (%1)"), {std::to_string(ids.size())},
                    [this, ids] { SegmentWriter(*this, *m_file).remove(ids); });
}

std::vector<SegmentId> Project::editSegments(SegmentEdit change, const char* text)
{
    if (change.isEmpty())
        return {};
    if (isForAside(change.size())) {
        const std::size_t count = change.size();
        editMany(count, text, {}, [this, change = std::move(change)] { writeSegments(change); });
        return {};
    }
    std::vector<SegmentId> ids;
    const bool done = edit(text, {}, [&] { ids = writeSegments(change); });
    return done ? ids : std::vector<SegmentId>();
}

std::vector<SegmentId> Project::writeSegments(const SegmentEdit& change) const
{
    SegmentWriter writer(*this, *m_file);
    writer.remove(change.removed);
    for (const Segment& segment : change.changed)
        writer.update(segment);
    std::vector<SegmentId> ids;
    ids.reserve(change.added.size());
    for (const Segment& segment : change.added)
        ids.push_back(writer.insert(segment));
    return ids;
}

bool Project::composeSegments(const char* text, const std::vector<std::string>& arguments, std::size_t count,
                              const std::function<void()>& prepare, const std::function<SegmentEdit()>& segments)
{
    if (!isForAside(count))
        return compose(text, arguments, [&] {
            prepare();
            editSegments(segments(), text);
        });
    std::int64_t step = 0;
    const bool isPrepared = keep([&] {
        History history(*m_file);
        m_step = history.begin(text, arguments);
        prepare();
        Touched touched = history.end(m_step);
        step = touched.isEmpty() ? 0 : m_step; // nothing is no step
        return touched;
    });
    return isPrepared && keepMany(count, [this, text, arguments, step, change = segments()] {
               History history(*m_file);
               const bool goesOn = step != 0 && history.resume(step, arguments);
               const std::int64_t own = goesOn ? step : history.begin(text, arguments);
               writeSegments(change);
               if (!goesOn)
                   return history.end(own);
               history.pause();
               return history.touched(own);
           });
}

bool Project::setSegmentLabel(SegmentId id, const std::string& labelSet, const std::string& category)
{
    const Segment* known = segment(id);
    if (known == nullptr)
        return false;
    Segment changed = *known;
    if (category.empty())
        changed.labels.erase(labelSet);
    else
        changed.labels[labelSet] = category;
    return edit(category.empty() ? SUARA_TEXT("Core", "Take the label away") : SUARA_TEXT("Core", "Label “%1”"),
                {coreText(category.c_str()).toStdString()}, [&] { SegmentWriter(*this, *m_file).update(changed); });
}

bool Project::setSegmentTranscript(SegmentId id, const std::string& transcript)
{
    return edit(SUARA_TEXT("Core", "Edit transcript"), {}, [&] {
        Statement(*m_file, QStringLiteral("UPDATE segment SET transcript = ? WHERE id = ?")).run(transcript, id);
    });
}

bool Project::setSegmentJudgement(SegmentId id, std::optional<double> valence, std::optional<double> arousal)
{
    return edit(SUARA_TEXT("Core", "Judge valence and arousal"), {}, [&] {
        Statement(*m_file, QStringLiteral("UPDATE segment SET valence = ?, arousal = ? WHERE id = ?"))
            .run(valence, arousal, id);
    });
}

} // namespace suara
