#include "core/project/SegmentExchange.h"

#include "core/base/AtomicFile.h"
#include "core/base/Text.h"
#include "core/project/Project.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <sstream>
#include <unordered_map>
#include <utility>

namespace suara {
namespace fs = std::filesystem;
namespace {

SegmentRecord recordOf(const Project& project, const Clip& clip, const Segment& segment)
{
    const Annotator* annotator = project.annotator(segment.annotator);
    return {clip.path,
            double(segment.start) / clip.sampleRate,
            double(segment.end) / clip.sampleRate,
            annotator ? annotator->name : std::string(),
            clip.speaker,
            segment.transcript,
            segment.labels,
            segment.valence,
            segment.arousal};
}

/// Clips by their place, and by their file's name where it is the only one.
class ClipsByFile {
public:
    explicit ClipsByFile(const Project& project) : m_project(project)
    {
        for (const Clip& clip : project.clips()) {
            m_byPath.emplace(clip.path, &clip);
            const auto [name, isNew] = m_byName.emplace(fs::path(clip.path).filename().string(), &clip);
            if (!isNew)
                name->second = nullptr;
        }
    }
    const Clip* find(const std::string& file) const
    {
        if (const auto exact = m_byPath.find(m_project.relativePath(file)); exact != m_byPath.end())
            return exact->second;
        const auto named = m_byName.find(fs::path(file).filename().string());
        return named == m_byName.end() ? nullptr : named->second;
    }

private:
    const Project& m_project;
    std::unordered_map<std::string, const Clip*> m_byPath;
    std::unordered_map<std::string, const Clip*> m_byName;
};

void addMissingAnnotators(Project& project, const std::set<std::string>& names)
{
    for (const std::string& name : names)
        if (std::ranges::find(project.annotators(), name, &Annotator::name) == project.annotators().end())
            project.addAnnotator(name);
}

void addMissingLabels(Project& project, const std::map<std::string, std::set<std::string>>& used)
{
    for (const auto& [name, categories] : used) {
        const LabelSet* known = project.labelSet(name);
        LabelSet set = known ? *known : LabelSet{0, name, {}};
        for (const std::string& category : categories)
            if (!set.indexOf(category))
                set.add(category);
        if (known == nullptr)
            project.addLabelSet(set);
        else if (set != *known)
            project.updateLabelSet(set);
    }
}

/// Cut to the clip before it is rounded: a table may name any number.
std::int64_t sampleAt(double seconds, const Clip& clip)
{
    return std::llround(std::min(seconds * clip.sampleRate, double(clip.frames)));
}

bool isFree(const std::vector<Segment>& taken, const Segment& segment)
{
    return std::ranges::none_of(
        taken, [&](const Segment& other) { return other.start < segment.end && segment.start < other.end; });
}

/// What of the records goes where: decided before anything is written.
class Plan {
public:
    Plan(const Project& project, const std::vector<SegmentRecord>& records, const std::string& annotator)
        : m_project(project)
    {
        const ClipsByFile clips(project);
        std::set<std::string> unknown;
        for (SegmentRecord record : records) {
            if (record.annotator.empty())
                record.annotator = annotator;
            const Clip* clip = clips.find(record.file);
            if (clip != nullptr && clip->sampleRate > 0)
                place(*clip, std::move(record));
            else if (unknown.insert(record.file).second)
                outcome.unknownFiles.push_back(record.file);
        }
        outcome.added = segments.size();
    }

    SegmentImport outcome;
    std::vector<std::pair<Segment, std::string>> segments; ///< with the annotator's name
    std::set<std::string> annotators;
    std::map<std::string, std::set<std::string>> labels;

private:
    void place(const Clip& clip, SegmentRecord record)
    {
        Segment segment;
        segment.clip = clip.id;
        segment.start = sampleAt(record.start, clip);
        segment.end = sampleAt(record.end, clip);
        std::vector<Segment>& taken = tier(clip, record.annotator);
        const auto same = [&](const Segment& other) {
            return other.start == segment.start && other.end == segment.end;
        };
        if (std::ranges::any_of(taken, same)) {
            ++outcome.alreadyThere;
            return;
        }
        if (segment.end <= segment.start || !isFree(taken, segment)) {
            outcome.noRoom.push_back(std::move(record));
            return;
        }
        taken.push_back(segment);
        segment.labels = record.labels;
        segment.valence = record.valence;
        segment.arousal = record.arousal;
        segment.transcript = record.transcript;
        for (const auto& [set, category] : record.labels)
            labels[set].insert(category);
        annotators.insert(record.annotator);
        segments.emplace_back(std::move(segment), record.annotator);
    }

    std::vector<Segment>& tier(const Clip& clip, const std::string& annotator)
    {
        const auto [place, isNew] = m_tiers.try_emplace({clip.id, annotator});
        if (isNew) {
            const auto known = std::ranges::find(m_project.annotators(), annotator, &Annotator::name);
            if (known != m_project.annotators().end())
                place->second = m_project.track(clip.id, known->id).segments();
        }
        return place->second;
    }

    const Project& m_project;
    std::map<std::pair<ClipId, std::string>, std::vector<Segment>> m_tiers;
};

} // namespace

std::vector<SegmentRecord> segmentRecords(const Project& project)
{
    std::vector<SegmentRecord> records;
    records.reserve(project.segmentCount());
    for (const Clip& clip : project.clips())
        if (clip.sampleRate > 0)
            for (const Segment& segment : project.segments(clip.id))
                records.push_back(recordOf(project, clip, segment));
    return records;
}

void exportSegmentCsv(const std::vector<SegmentRecord>& records, const fs::path& file)
{
    std::ostringstream text;
    writeSegmentCsv(text, records);
    writeFile(file, text.str());
}

std::optional<SegmentImport> importSegments(Project& project, const std::vector<SegmentRecord>& records,
                                            const std::string& annotator)
{
    Plan plan(project, records, annotator);
    if (plan.segments.empty())
        return plan.outcome;
    const bool done =
        project.compose(SUARA_TEXT("Core", "Import segments (%1)"), {std::to_string(plan.segments.size())}, [&] {
            addMissingAnnotators(project, plan.annotators);
            addMissingLabels(project, plan.labels);
            std::vector<Segment> segments;
            for (auto& [segment, name] : plan.segments) {
                segment.annotator = std::ranges::find(project.annotators(), name, &Annotator::name)->id;
                segments.push_back(std::move(segment));
            }
            project.addSegments(segments);
        });
    return done ? std::optional(std::move(plan.outcome)) : std::nullopt;
}

} // namespace suara
