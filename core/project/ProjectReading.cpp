#include "core/project/History.h"
#include "core/project/Project.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <utility>

// How a project comes from its file into memory: as a whole when it is opened, and row by row after each edit.

namespace suara {
namespace {

// Above this many touched clips reading all of them anew is the shorter way.
constexpr std::size_t fewClips = 200;

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

/// All segments that a condition chooses, in the order of clip, start and id, with their labels.
std::vector<Segment> readSegments(const ProjectFile& file, const QString& condition)
{
    std::vector<Segment> segments;
    Statement rows(file, QString::fromLatin1(segmentQuery).arg(condition));
    rows.run();
    while (rows.next())
        segments.push_back(segmentFrom(rows));
    Statement labels(file, QString::fromLatin1(labelQuery).arg(condition));
    labels.run();
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

bool isMuch(const Touched& touched)
{
    return touched.labelSets || touched.segmentsOf.size() > fewClips;
}

} // namespace

void Project::load()
{
    loadClips();
    loadAnnotators();
    loadLabelSets();
    loadSegments();
    loadRuns();
    loadSettings();
    readHistory();
}

void Project::loadClips()
{
    m_clips.clear();
    Statement rows(*m_file, QStringLiteral("SELECT %1 FROM clip ORDER BY id").arg(QLatin1String(clipColumns)));
    rows.run();
    while (rows.next())
        m_clips.push_back(clipFrom(rows));
}

void Project::loadClips(const std::vector<ClipId>& ids)
{
    Statement row(*m_file, QStringLiteral("SELECT %1 FROM clip WHERE id = ?").arg(QLatin1String(clipColumns)));
    for (const ClipId id : ids) {
        const auto place = std::ranges::lower_bound(m_clips, id, {}, &Clip::id);
        const bool known = place != m_clips.end() && place->id == id;
        const bool exists = row.run(id).next();
        if (exists && known)
            *place = clipFrom(row);
        else if (exists)
            m_clips.insert(place, clipFrom(row));
        else if (known)
            m_clips.erase(place);
    }
}

void Project::loadAnnotators()
{
    m_annotators.clear();
    Statement rows(*m_file, QStringLiteral("SELECT id, name FROM annotator ORDER BY id"));
    rows.run();
    while (rows.next())
        m_annotators.push_back({rows.integer(0), rows.text(1)});
}

void Project::loadLabelSets()
{
    m_labelSets.clear();
    Statement sets(*m_file, QStringLiteral("SELECT id, name FROM label_set ORDER BY id"));
    sets.run();
    while (sets.next())
        m_labelSets.push_back({sets.integer(0), sets.text(1), {}});
    Statement rows(
        *m_file, QStringLiteral("SELECT label_set, id, name, key, colour FROM category ORDER BY label_set, position"));
    rows.run();
    while (rows.next())
        for (LabelSet& set : m_labelSets)
            if (set.id == rows.integer(0))
                set.categories.push_back({rows.integer(1), rows.text(2), rows.text(3), rows.number(4)});
}

void Project::loadSegments()
{
    m_segments.clear();
    m_clipOfSegment.clear();
    for (Segment& segment : readSegments(*m_file, {})) {
        m_clipOfSegment[segment.id] = segment.clip;
        m_segments[segment.clip].push_back(std::move(segment));
    }
}

void Project::loadSegments(ClipId clip)
{
    for (const Segment& old : segments(clip))
        m_clipOfSegment.erase(old.id);
    std::vector<Segment> read = readSegments(*m_file, QStringLiteral("WHERE clip = %1").arg(clip));
    for (const Segment& segment : read)
        m_clipOfSegment[segment.id] = clip;
    if (read.empty())
        m_segments.erase(clip);
    else
        m_segments[clip] = std::move(read);
}

void Project::loadRuns()
{
    m_runs.clear();
    Statement rows(*m_file, QStringLiteral("SELECT id, name, created, record FROM run WHERE NOT removed ORDER BY id"));
    rows.run();
    while (rows.next())
        m_runs.push_back(
            {rows.integer(0), rows.text(1), QDateTime::fromString(rows.string(2), Qt::ISODate), rows.bytes(3)});
}

void Project::loadSettings()
{
    m_settings.clear();
    Statement rows(*m_file, QStringLiteral("SELECT key, value FROM setting"));
    rows.run();
    while (rows.next())
        m_settings[rows.string(0)] = QJsonDocument::fromJson(rows.string(1).toUtf8()).array().at(0).toVariant();
}

void Project::readHistory()
{
    if (isReadOnly())
        return;
    const History history(*m_file);
    m_undoText = history.text(history.undoStep());
    m_redoText = history.text(history.redoStep());
}

void Project::reload(const Touched& touched)
{
    if (touched.annotators)
        loadAnnotators();
    if (touched.labelSets)
        loadLabelSets();
    if (touched.clips.size() > fewClips)
        loadClips();
    else
        loadClips({touched.clips.begin(), touched.clips.end()});
    if (isMuch(touched))
        loadSegments();
    else
        for (const ClipId id : touched.segmentsOf)
            loadSegments(id);
    if (touched.runs)
        loadRuns();
}

void Project::refresh(const Touched& touched)
{
    reload(touched);
    readHistory();
    if (touched.annotators)
        Q_EMIT annotatorsChanged();
    if (touched.labelSets)
        Q_EMIT labelSetsChanged();
    if (!touched.clips.empty())
        Q_EMIT clipsChanged();
    if (isMuch(touched))
        Q_EMIT segmentsChanged(0);
    else
        for (const ClipId id : touched.segmentsOf)
            Q_EMIT segmentsChanged(id);
    if (touched.runs)
        Q_EMIT runsChanged();
    Q_EMIT historyChanged();
}

} // namespace suara
