#include "core/project/ProjectReading.h"

#include "core/project/History.h"
#include "core/project/ProjectFile.h"
#include "core/project/Statement.h"

#include <algorithm>

namespace suara {
namespace {

const char* const clipColumns = "id, path, last_seen, name, label, speaker, episode, content_hash, sample_rate, "
                                "channels, frames, error, error_arguments";

Clip clipFrom(const Statement& row)
{
    Clip clip;
    clip.id = row.integer(0);
    clip.path = row.text(1);
    clip.lastSeen = row.text(2);
    clip.name = row.text(3);
    clip.label = row.text(4);
    clip.speaker = row.text(5);
    clip.episode = row.text(6);
    clip.contentHash = row.text(7);
    clip.sampleRate = row.number(8);
    clip.channels = row.number(9);
    clip.frames = row.integer(10);
    clip.error = row.text(11);
    clip.errorArguments = row.text(12);
    return clip;
}

const char* const segmentQuery = "SELECT id, clip, annotator, start, stop, valence, arousal, transcript FROM segment "
                                 "%1 ORDER BY clip, start, id";
const char* const labelQuery = "SELECT segment.id, segment.clip, label_set.name, category.name FROM segment "
                               "JOIN segment_label ON segment_label.segment = segment.id "
                               "JOIN category ON category.id = segment_label.category "
                               "JOIN label_set ON label_set.id = category.label_set "
                               "%1 ORDER BY segment.clip, segment.start, segment.id";

Segment segmentFrom(const Statement& row)
{
    Segment segment;
    segment.id = row.integer(0);
    segment.clip = row.integer(1);
    segment.annotator = row.integer(2);
    segment.start = row.integer(3);
    segment.end = row.integer(4);
    segment.valence = row.real(5);
    segment.arousal = row.real(6);
    segment.transcript = row.text(7);
    return segment;
}

/// What both queries give, in the order of clip, start and id.
std::vector<Segment> segmentsFrom(Statement& rows, Statement& labels)
{
    std::vector<Segment> segments;
    while (rows.next())
        segments.push_back(segmentFrom(rows));
    auto at = segments.begin(); // both come in the same order
    while (labels.next()) {
        at = std::find_if(at, segments.end(),
                          [id = labels.integer(0)](const Segment& segment) { return segment.id == id; });
        if (at == segments.end())
            break;
        at->labels[labels.text(2)] = labels.text(3);
    }
    return segments;
}

Statement clipsWhere(const ProjectFile& file, const char* condition)
{
    return {file, QStringLiteral("SELECT %1 FROM clip %2").arg(QLatin1String(clipColumns), QLatin1String(condition))};
}

/// In stretches of ids that follow each other, or nearly: what was added together is read together.
std::vector<std::pair<ClipId, std::optional<Clip>>> readClips(const ProjectFile& file, const std::set<ClipId>& ids)
{
    constexpr ClipId nearby = 4; // reading some rows in vain is quicker than asking anew
    Statement rows = clipsWhere(file, "WHERE id BETWEEN ? AND ? ORDER BY id");
    std::vector<std::pair<ClipId, std::optional<Clip>>> clips;
    clips.reserve(ids.size());
    for (auto id = ids.begin(); id != ids.end();) {
        std::size_t at = clips.size();
        const ClipId first = *id;
        ClipId last = first;
        for (; id != ids.end() && *id <= last + nearby; ++id)
            clips.emplace_back(last = *id, std::nullopt);
        rows.run(first, last);
        while (rows.next()) {
            while (clips[at].first < rows.integer(0))
                ++at; // never beyond the last, which ends the stretch
            if (clips[at].first == rows.integer(0))
                clips[at].second = clipFrom(rows);
        }
    }
    return clips;
}

std::vector<Annotator> readAnnotators(const ProjectFile& file)
{
    std::vector<Annotator> annotators;
    Statement rows(file, QStringLiteral("SELECT id, name FROM annotator ORDER BY id"));
    rows.run();
    while (rows.next())
        annotators.push_back({rows.integer(0), rows.text(1)});
    return annotators;
}

std::vector<LabelSet> readLabelSets(const ProjectFile& file)
{
    std::vector<LabelSet> all;
    Statement sets(file, QStringLiteral("SELECT id, name FROM label_set ORDER BY id"));
    sets.run();
    while (sets.next())
        all.push_back({sets.integer(0), sets.text(1), {}});
    Statement rows(
        file, QStringLiteral("SELECT label_set, id, name, key, colour FROM category ORDER BY label_set, position"));
    rows.run();
    while (rows.next())
        for (LabelSet& set : all)
            if (set.id == rows.integer(0))
                set.categories.push_back({rows.integer(1), rows.text(2), rows.text(3), rows.number(4)});
    return all;
}

SegmentsByClip readSegments(const ProjectFile& file)
{
    Statement rows(file, QString::fromLatin1(segmentQuery).arg(QString()));
    Statement labels(file, QString::fromLatin1(labelQuery).arg(QString()));
    SegmentsByClip all;
    for (Segment& segment : segmentsFrom(rows.run(), labels.run()))
        all[segment.clip].push_back(std::move(segment));
    return all;
}

std::vector<std::pair<ClipId, std::vector<Segment>>> readSegments(const ProjectFile& file,
                                                                  const std::set<ClipId>& clips)
{
    Statement rows(file, QString::fromLatin1(segmentQuery).arg(QStringLiteral("WHERE clip = ?")));
    Statement labels(file, QString::fromLatin1(labelQuery).arg(QStringLiteral("WHERE clip = ?")));
    std::vector<std::pair<ClipId, std::vector<Segment>>> some;
    some.reserve(clips.size());
    for (const ClipId id : clips)
        some.emplace_back(id, segmentsFrom(rows.run(id), labels.run(id)));
    return some;
}

std::vector<Run> readRuns(const ProjectFile& file)
{
    std::vector<Run> runs;
    Statement rows(file, QStringLiteral("SELECT id, name, created, record FROM run WHERE NOT removed ORDER BY id"));
    rows.run();
    while (rows.next())
        runs.push_back(
            {rows.integer(0), rows.text(1), QDateTime::fromString(rows.string(2), Qt::ISODate), rows.bytes(3)});
    return runs;
}

} // namespace

Replacement readAll(const ProjectFile& file)
{
    Replacement all;
    Statement rows = clipsWhere(file, "ORDER BY id");
    rows.run();
    while (rows.next())
        all.clips.emplace_back(rows.integer(0), clipFrom(rows));
    all.annotators = readAnnotators(file);
    all.labelSets = readLabelSets(file);
    all.allSegments = readSegments(file);
    all.runs = readRuns(file);
    return all;
}

Replacement readTouched(const ProjectFile& file, const Touched& touched, std::size_t clipsWithSegments)
{
    Replacement some;
    some.clips = readClips(file, touched.clips);
    if (touched.annotators)
        some.annotators = readAnnotators(file);
    if (touched.labelSets)
        some.labelSets = readLabelSets(file);
    if (touched.labelSets || touched.segmentsOf.size() > clipsWithSegments / 4 + 1)
        some.allSegments = readSegments(file);
    else
        some.segments = readSegments(file, touched.segmentsOf);
    if (touched.runs)
        some.runs = readRuns(file);
    return some;
}

} // namespace suara
