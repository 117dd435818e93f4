#include "core/project/SegmentExchange.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/AudacityLabels.h"
#include "core/formats/TextGrid.h"
#include "core/project/Project.h"

#include <algorithm>
#include <cmath>
#include <iterator>
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

/// Clips by their place, and by their file's name, with and without ending, where it is the only one.
class ClipsByFile {
public:
    explicit ClipsByFile(const Project& project) : m_project(project)
    {
        for (const Clip& clip : project.clips()) {
            m_byPath.emplace(clip.path, &clip);
            add(m_byName, fs::path(clip.path).filename().string(), clip);
            add(m_byStem, fs::path(clip.path).stem().string(), clip);
        }
    }
    const Clip* find(const std::string& file) const
    {
        if (const auto exact = m_byPath.find(m_project.relativePath(file)); exact != m_byPath.end())
            return exact->second;
        const std::string name = fs::path(file).filename().string();
        if (const auto named = m_byName.find(name); named != m_byName.end())
            return named->second;
        const auto bare = m_byStem.find(name);
        return bare == m_byStem.end() ? nullptr : bare->second;
    }

private:
    using Names = std::unordered_map<std::string, const Clip*>; ///< null where several have it

    static void add(Names& names, std::string name, const Clip& clip)
    {
        const auto [place, isNew] = names.emplace(std::move(name), &clip);
        if (!isNew)
            place->second = nullptr;
    }

    const Project& m_project;
    Names m_byPath;
    Names m_byName;
    Names m_byStem;
};

/// A file's name has no '/'.
std::string tierFileName(const SegmentTier& tier)
{
    std::string name = tier.name;
    std::ranges::replace(name, '/', '_');
    return name;
}

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

/// What of a tier is taken: its segments by their start.
using Taken = std::map<std::int64_t, Segment>;

/// They never overlap, so only the last that starts before the segment's end can reach into it.
bool isFree(const Taken& taken, const Segment& segment)
{
    const auto next = taken.lower_bound(segment.end);
    return next == taken.begin() || std::prev(next)->second.end <= segment.start;
}

/// Gives a segment what a record says and it does not. False if that is nothing.
bool complete(Segment& segment, const SegmentRecord& record)
{
    const Segment before = segment;
    segment.labels.insert(record.labels.begin(), record.labels.end());
    if (segment.transcript.empty())
        segment.transcript = record.transcript;
    if (!segment.valence)
        segment.valence = record.valence;
    if (!segment.arousal)
        segment.arousal = record.arousal;
    return segment != before;
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
    }

    bool isEmpty() const { return outcome.added + outcome.completed == 0; }

    /// The segments that come and those that are completed, for annotators that are there by now.
    SegmentEdit edit() const
    {
        SegmentEdit edit;
        for (const auto& [place, taken] : m_tiers) {
            const auto annotator = std::ranges::find(m_project.annotators(), place.second, &Annotator::name);
            for (const auto& [start, segment] : taken)
                if (segment.id == 0) {
                    edit.added.push_back(segment);
                    edit.added.back().annotator = annotator->id;
                } else if (m_changed.contains(segment.id)) {
                    edit.changed.push_back(segment);
                }
        }
        return edit;
    }

    SegmentImport outcome;
    std::set<std::string> annotators;
    std::map<std::string, std::set<std::string>> labels;

private:
    void place(const Clip& clip, SegmentRecord record)
    {
        Segment segment;
        segment.clip = clip.id;
        segment.start = sampleAt(record.start, clip);
        segment.end = sampleAt(record.end, clip);
        Taken& taken = tier(clip, record.annotator);
        if (const auto there = taken.find(segment.start); there != taken.end() && there->second.end == segment.end)
            return join(there->second, record);
        if (segment.end <= segment.start || !isFree(taken, segment)) {
            outcome.noRoom.push_back(std::move(record));
            return;
        }
        complete(segment, record);
        use(segment.labels);
        annotators.insert(record.annotator);
        taken.emplace(segment.start, std::move(segment));
        ++outcome.added;
    }

    /// A record of a segment that is there, or has come with an earlier record.
    void join(Segment& segment, const SegmentRecord& record)
    {
        const bool isNews = complete(segment, record);
        use(segment.labels);
        if (isNews && segment.id != 0)
            outcome.completed += m_changed.insert(segment.id).second ? 1 : 0;
        else
            ++outcome.alreadyThere;
    }

    void use(const std::map<std::string, std::string>& given)
    {
        for (const auto& [set, category] : given)
            labels[set].insert(category);
    }

    Taken& tier(const Clip& clip, const std::string& annotator)
    {
        const auto [place, isNew] = m_tiers.try_emplace({clip.id, annotator});
        if (isNew) {
            const auto known = std::ranges::find(m_project.annotators(), annotator, &Annotator::name);
            if (known != m_project.annotators().end())
                for (const Segment& segment : m_project.segments(clip.id))
                    if (segment.annotator == known->id)
                        place->second.emplace(segment.start, segment);
        }
        return place->second;
    }

    const Project& m_project;
    std::map<std::pair<ClipId, std::string>, Taken> m_tiers; ///< of clip and annotator
    std::set<SegmentId> m_changed;
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

std::string textGridOf(const Project& project, const std::vector<SegmentRecord>& records)
{
    const Clip* clip = records.empty() ? nullptr : ClipsByFile(project).find(records.front().file);
    std::ostringstream text;
    writeTextGrid(text, tiersOf(records), clip != nullptr ? double(clip->frames) / std::max(1, clip->sampleRate) : 0.0);
    return std::move(text).str();
}

std::string labelTrackOf(const SegmentTier& tier)
{
    std::ostringstream text;
    writeAudacityLabels(text, tier.stretches);
    return std::move(text).str();
}

std::size_t exportSegmentFiles(const Project& project, const std::vector<SegmentRecord>& records, SegmentFormat format,
                               const fs::path& folder)
{
    std::map<std::string, std::vector<SegmentRecord>> byName;
    for (const SegmentRecord& record : records) {
        std::vector<SegmentRecord>& ofClip = byName[fs::path(record.file).stem().string()];
        if (!ofClip.empty() && ofClip.front().file != record.file)
            throw IoError(folder,
                          SUARA_TEXT("Core", "%1 and %2 have one name, and would be written to one file. Rename one of "
                                             "them, or export CSV."),
                          {ofClip.front().file, record.file});
        ofClip.push_back(record);
    }
    std::size_t files = 0;
    const auto write = [&](const std::string& name, const std::string& text) {
        writeFile(folder / name, text);
        ++files;
    };
    for (const auto& [name, ofClip] : byName)
        if (format == SegmentFormat::TextGrid)
            write(name + ".TextGrid", textGridOf(project, ofClip));
        else
            for (const SegmentTier& tier : tiersOf(ofClip))
                write(name + '.' + tierFileName(tier) + ".txt", labelTrackOf(tier));
    return files;
}

std::optional<SegmentImport> importSegments(Project& project, const std::vector<SegmentRecord>& records,
                                            const std::string& annotator, const char* text)
{
    Plan plan(project, records, annotator);
    if (plan.isEmpty())
        return plan.outcome;
    const std::size_t count = plan.outcome.added + plan.outcome.completed;
    const auto prepare = [&] {
        addMissingAnnotators(project, plan.annotators);
        addMissingLabels(project, plan.labels);
    };
    const bool done =
        project.composeSegments(text, {std::to_string(count)}, count, prepare, [&] { return plan.edit(); });
    return done ? std::optional(std::move(plan.outcome)) : std::nullopt;
}

} // namespace suara
