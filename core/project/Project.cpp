#include "core/project/Project.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/project/History.h"
#include "core/project/MediaLocator.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <algorithm>
#include <chrono>
#include <unordered_set>
#include <utility>

namespace suara {
namespace fs = std::filesystem;
namespace {

constexpr std::chrono::milliseconds settingsDelay{300};

QString coreSentence(const char* text)
{
    return QCoreApplication::translate("Core", text);
}

template<typename Rows, typename Id>
auto* byId(Rows& rows, Id id)
{
    const auto found = std::ranges::find(rows, id, &std::remove_reference_t<decltype(rows.front())>::id);
    return found == rows.end() ? nullptr : &*found;
}

} // namespace

Project::Project(std::unique_ptr<ProjectFile> file) : m_file(std::move(file))
{
    m_saveSettings.setSingleShot(true);
    connect(&m_saveSettings, &QTimer::timeout, this, &Project::saveSettings);
}

Project::~Project()
{
    saveSettings();
}

std::unique_ptr<Project> Project::create(const fs::path& path, const std::string& annotator)
{
    std::unique_ptr<Project> project(new Project(ProjectFile::create(path)));
    project->fillNew(annotator);
    project->load();
    return project;
}

std::unique_ptr<Project> Project::open(const fs::path& path, Access access)
{
    std::unique_ptr<Project> project(new Project(ProjectFile::open(path, access)));
    project->dropRemovedRuns();
    project->load();
    return project;
}

void Project::fillNew(const std::string& annotator)
{
    m_file->transaction([&] {
        Statement(*m_file, QStringLiteral("INSERT INTO annotator (name) VALUES (?)"))
            .run(annotator.empty() ? coreSentence(SUARA_TEXT("Core", "First")) : QString::fromStdString(annotator));
        for (const LabelSet& set : builtInLabelSets()) {
            const LabelSetId id = Statement(*m_file, QStringLiteral("INSERT INTO label_set (name) VALUES (?)"))
                                      .run(set.name)
                                      .insertedId();
            writeCategories(id, set.categories);
        }
    });
}

void Project::dropRemovedRuns()
{
    if (isReadOnly())
        return;
    m_file->transaction([&] {
        m_file->run(QStringLiteral("DELETE FROM run WHERE removed AND id NOT IN (SELECT id FROM history_run)"));
    });
}

QString Project::name() const
{
    return QString::fromStdString(path().stem().string());
}

QString Project::readOnlySentence() const
{
    return isReadOnly() ? coreSentence(SUARA_TEXT("Core", "The project can only be read; save a copy to work in."))
                        : QString();
}

// ---------------------------------------------------------------------------------------------------- what it holds

const Clip* Project::clip(ClipId id) const
{
    const auto found = std::ranges::lower_bound(m_clips, id, {}, &Clip::id);
    return found == m_clips.end() || found->id != id ? nullptr : &*found;
}

const Annotator* Project::annotator(AnnotatorId id) const
{
    return byId(m_annotators, id);
}

const LabelSet* Project::labelSet(const std::string& name) const
{
    const auto found = std::ranges::find(m_labelSets, name, &LabelSet::name);
    return found == m_labelSets.end() ? nullptr : &*found;
}

const std::vector<Segment>& Project::segments(ClipId clip) const
{
    static const std::vector<Segment> none;
    const auto found = m_segments.find(clip);
    return found == m_segments.end() ? none : found->second;
}

const Segment* Project::segment(SegmentId id) const
{
    const auto clip = m_clipOfSegment.find(id);
    return clip == m_clipOfSegment.end() ? nullptr : byId(segments(clip->second), id);
}

SegmentTrack Project::track(ClipId clip, AnnotatorId annotator) const
{
    std::vector<Segment> own;
    std::ranges::copy_if(segments(clip), std::back_inserter(own),
                         [&](const Segment& segment) { return segment.annotator == annotator; });
    return {clip, annotator, std::move(own)};
}

const Run* Project::run(RunId id) const
{
    return byId(m_runs, id);
}

QByteArray Project::runModel(RunId id) const
{
    try {
        Statement row(*m_file, QStringLiteral("SELECT model FROM run WHERE id = ?"));
        return row.run(id).next() ? row.bytes(0) : QByteArray();
    } catch (const IoError&) {
        return {};
    }
}

fs::path Project::absolutePath(const Clip& clip) const
{
    return locate(clip, path().parent_path());
}

std::string Project::relativePath(const fs::path& file) const
{
    const fs::path whole = (path().parent_path() / file).lexically_normal();
    const fs::path relative = whole.lexically_relative(path().parent_path());
    return (relative.empty() ? whole : relative).generic_string();
}

void Project::retranslate()
{
    readHistory();
    Q_EMIT historyChanged();
}

// ---------------------------------------------------------------------------------------------------------- editing

bool Project::edit(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& change)
{
    if (m_step != 0) { // part of a composed step, which catches what goes wrong
        change();
        reload(History(*m_file).touched(m_step));
        return true;
    }
    Touched touched;
    try {
        m_file->transaction([&] {
            History history(*m_file);
            const std::int64_t step = history.begin(text, arguments);
            change();
            touched = history.end(step);
        });
        if (!touched.isEmpty())
            refresh(touched);
        return true;
    } catch (const IoError& error) {
        Q_EMIT failed(error);
        return false;
    }
}

bool Project::compose(const char* text, const std::vector<std::string>& arguments, const std::function<void()>& edits)
{
    const auto giveUp = [this] {
        if (std::exchange(m_step, 0) != 0)
            load(); // memory has seen edits that the file has not kept
    };
    try {
        Touched touched;
        m_file->transaction([&] {
            History history(*m_file);
            m_step = history.begin(text, arguments);
            edits();
            touched = history.end(m_step);
        });
        m_step = 0;
        if (!touched.isEmpty())
            refresh(touched);
        return true;
    } catch (const IoError& error) {
        giveUp();
        Q_EMIT failed(error);
        return false;
    } catch (...) {
        giveUp();
        throw;
    }
}

bool Project::revert(bool redo)
{
    try {
        const History history(*m_file);
        const std::int64_t step = redo ? history.redoStep() : history.undoStep();
        if (step == 0)
            return false;
        Touched touched;
        m_file->transaction([&] { touched = History(*m_file).revert(step); });
        refresh(touched);
        return true;
    } catch (const IoError& error) {
        Q_EMIT failed(error);
        return false;
    }
}

bool Project::unrecorded(const std::function<void()>& change)
{
    try {
        if (m_step != 0)
            change();
        else
            m_file->transaction(change);
        return true;
    } catch (const IoError& error) {
        Q_EMIT failed(error);
        return false;
    }
}

bool Project::undo()
{
    return canUndo() && revert(false);
}

bool Project::redo()
{
    return canRedo() && revert(true);
}

// ------------------------------------------------------------------------------------------------------------ clips

std::vector<ClipId> Project::addClips(std::vector<Clip> clips)
{
    std::unordered_set<std::string> known;
    for (const Clip& clip : m_clips)
        known.insert(clip.path);
    for (Clip& clip : clips) {
        clip.lastSeen = (path().parent_path() / clip.path).lexically_normal().generic_string();
        clip.path = relativePath(clip.path);
    }
    std::erase_if(clips, [&](const Clip& clip) { return !known.insert(clip.path).second; });
    if (clips.empty())
        return {};
    std::vector<ClipId> ids;
    ids.reserve(clips.size());
    const bool done = edit(SUARA_TEXT("Core", "Add clips (%1)"), {std::to_string(clips.size())}, [&] {
        Statement insert(*m_file, QStringLiteral("INSERT INTO clip (path, last_seen, name, label, speaker, episode, "
                                                 "content_hash, sample_rate, channels, frames, error, error_arguments) "
                                                 "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
        for (const Clip& clip : clips)
            ids.push_back(insert
                              .run(clip.path, clip.lastSeen, clip.name, clip.label, clip.speaker, clip.episode,
                                   clip.contentHash, clip.sampleRate, clip.channels, clip.frames, clip.error,
                                   clip.errorArguments)
                              .insertedId());
    });
    return done ? ids : std::vector<ClipId>();
}

bool Project::removeClips(const std::vector<ClipId>& ids)
{
    return edit(SUARA_TEXT("Core", "Remove clips (%1)"), {std::to_string(ids.size())}, [&] {
        Statement remove(*m_file, QStringLiteral("DELETE FROM clip WHERE id = ?"));
        for (const ClipId id : ids)
            remove.run(id);
    });
}

bool Project::setClipColumn(const char* text, const QString& column, const std::vector<ClipId>& ids,
                            const std::string& value)
{
    return edit(text, {value}, [&] {
        Statement update(*m_file, QStringLiteral("UPDATE clip SET %1 = ? WHERE id = ?").arg(column));
        for (const ClipId id : ids)
            update.run(value, id);
    });
}

bool Project::setClipLabel(const std::vector<ClipId>& ids, const std::string& label)
{
    return setClipColumn(SUARA_TEXT("Core", "Set class “%1”"), QStringLiteral("label"), ids, label);
}

bool Project::setClipSpeaker(const std::vector<ClipId>& ids, const std::string& speaker)
{
    return setClipColumn(SUARA_TEXT("Core", "Set speaker “%1”"), QStringLiteral("speaker"), ids, speaker);
}

bool Project::setClipEpisode(const std::vector<ClipId>& ids, const std::string& episode)
{
    return setClipColumn(SUARA_TEXT("Core", "Set episode “%1”"), QStringLiteral("episode"), ids, episode);
}

bool Project::renameClip(ClipId id, const std::string& name)
{
    return setClipColumn(SUARA_TEXT("Core", "Rename clip to “%1”"), QStringLiteral("name"), {id}, name);
}

bool Project::updateClipFiles(const std::vector<Clip>& clips)
{
    return edit(SUARA_TEXT("Core", "Find clips again (%1)"), {std::to_string(clips.size())}, [&] {
        Statement update(*m_file, QStringLiteral("UPDATE clip SET path = ?, last_seen = ?, content_hash = ?, "
                                                 "sample_rate = ?, channels = ?, frames = ?, error = ?, "
                                                 "error_arguments = ? WHERE id = ?"));
        for (const Clip& clip : clips)
            update.run(relativePath(clip.path), (path().parent_path() / clip.path).lexically_normal().generic_string(),
                       clip.contentHash, clip.sampleRate, clip.channels, clip.frames, clip.error, clip.errorArguments,
                       clip.id);
    });
}

// ------------------------------------------------------------------------------------------------------- annotators

AnnotatorId Project::addAnnotator(const std::string& name)
{
    checkAnnotatorName(name, 0);
    AnnotatorId id = 0;
    edit(SUARA_TEXT("Core", "Add annotator “%1”"), {name}, [&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO annotator (name) VALUES (?)")).run(name).insertedId();
    });
    return annotator(id) != nullptr ? id : 0;
}

bool Project::renameAnnotator(AnnotatorId id, const std::string& name)
{
    checkAnnotatorName(name, id);
    return edit(SUARA_TEXT("Core", "Rename annotator to “%1”"), {name}, [&] {
        Statement(*m_file, QStringLiteral("UPDATE annotator SET name = ? WHERE id = ?")).run(name, id);
    });
}

bool Project::removeAnnotator(AnnotatorId id)
{
    const Annotator* known = annotator(id);
    return known != nullptr && edit(SUARA_TEXT("Core", "Remove annotator “%1”"), {known->name}, [&] {
               Statement(*m_file, QStringLiteral("DELETE FROM annotator WHERE id = ?")).run(id);
           });
}

void Project::checkAnnotatorName(const std::string& name, AnnotatorId own) const
{
    if (name.empty())
        throw ParameterError(SUARA_TEXT("Core", "An annotator needs a name."));
    const auto found = std::ranges::find(m_annotators, name, &Annotator::name);
    if (found != m_annotators.end() && found->id != own)
        throw ParameterError(SUARA_TEXT("Core", "There is an annotator “%1” already."), {name});
}

// ------------------------------------------------------------------------------------------------------- label sets

LabelSetId Project::addLabelSet(const LabelSet& set)
{
    checkLabelSet(set);
    checkLabelSetName(set.name, 0);
    LabelSetId id = 0;
    const bool done = edit(SUARA_TEXT("Core", "Add label set “%1”"), {set.name}, [&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO label_set (name) VALUES (?)")).run(set.name).insertedId();
        writeCategories(id, set.categories);
    });
    return done ? id : 0;
}

bool Project::updateLabelSet(const LabelSet& set)
{
    checkLabelSet(set);
    checkLabelSetName(set.name, set.id);
    return edit(SUARA_TEXT("Core", "Change label set “%1”"), {set.name}, [&] {
        Statement(*m_file, QStringLiteral("UPDATE label_set SET name = ? WHERE id = ?")).run(set.name, set.id);
        writeCategories(set.id, set.categories);
    });
}

bool Project::removeLabelSet(LabelSetId id)
{
    const LabelSet* known = byId(m_labelSets, id);
    return known != nullptr && edit(SUARA_TEXT("Core", "Remove label set “%1”"), {known->name}, [&] {
               Statement(*m_file, QStringLiteral("DELETE FROM label_set WHERE id = ?")).run(id);
           });
}

void Project::checkLabelSetName(const std::string& name, LabelSetId own) const
{
    const LabelSet* known = labelSet(name);
    if (known != nullptr && known->id != own)
        throw ParameterError(SUARA_TEXT("Core", "There is a label set “%1” already."), {name});
}

void Project::writeCategories(LabelSetId id, const std::vector<Category>& categories)
{
    QStringList kept;
    for (const Category& category : categories)
        kept += QString::number(category.id);
    Statement(
        *m_file,
        QStringLiteral("DELETE FROM category WHERE label_set = ? AND id NOT IN (%1)").arg(kept.join(QLatin1Char(','))))
        .run(id);
    Statement insert(*m_file, QStringLiteral("INSERT INTO category (label_set, position, name, key, colour) "
                                             "VALUES (?, ?, ?, ?, ?)"));
    Statement update(*m_file, QStringLiteral("UPDATE category SET position = ?, name = ?, key = ?, colour = ? "
                                             "WHERE id = ? AND label_set = ?"));
    int position = 0;
    for (const Category& category : categories) {
        if (category.id == 0)
            insert.run(id, position, category.name, category.key, category.colour);
        else
            update.run(position, category.name, category.key, category.colour, category.id, id);
        ++position;
    }
}

// --------------------------------------------------------------------------------------------------------- segments

std::vector<SegmentId> Project::addSegments(const std::vector<Segment>& segments)
{
    return editSegments({segments, {}, {}}, SUARA_TEXT("Core", "Add segments"));
}

bool Project::removeSegments(const std::vector<SegmentId>& ids)
{
    return edit(SUARA_TEXT("Core", "Remove segments (%1)"), {std::to_string(ids.size())}, [&] { deleteSegments(ids); });
}

std::vector<SegmentId> Project::editSegments(const SegmentEdit& change, const char* text)
{
    if (change.isEmpty())
        return {};
    std::vector<SegmentId> ids;
    const bool done = edit(text, {}, [&] {
        deleteSegments(change.removed);
        for (const Segment& segment : change.changed)
            writeSegment(segment);
        for (const Segment& segment : change.added)
            ids.push_back(insertSegment(segment));
    });
    return done ? ids : std::vector<SegmentId>();
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
                {coreSentence(category.c_str()).toStdString()}, [&] { writeSegment(changed); });
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

void Project::deleteSegments(const std::vector<SegmentId>& ids)
{
    Statement remove(*m_file, QStringLiteral("DELETE FROM segment WHERE id = ?"));
    for (const SegmentId id : ids)
        remove.run(id);
}

SegmentId Project::insertSegment(const Segment& segment)
{
    Segment inserted = segment;
    inserted.id = Statement(*m_file, QStringLiteral("INSERT INTO segment (clip, annotator, start, stop, valence, "
                                                    "arousal, transcript) VALUES (?, ?, ?, ?, ?, ?, ?)"))
                      .run(segment.clip, segment.annotator, segment.start, segment.end, segment.valence,
                           segment.arousal, segment.transcript)
                      .insertedId();
    writeLabels(inserted);
    return inserted.id;
}

void Project::writeSegment(const Segment& segment)
{
    Statement(*m_file, QStringLiteral("UPDATE segment SET start = ?, stop = ?, valence = ?, arousal = ?, "
                                      "transcript = ? WHERE id = ?"))
        .run(segment.start, segment.end, segment.valence, segment.arousal, segment.transcript, segment.id);
    writeLabels(segment);
}

void Project::writeLabels(const Segment& segment)
{
    const Segment* known = this->segment(segment.id);
    if (known != nullptr && known->labels == segment.labels)
        return;
    Statement(*m_file, QStringLiteral("DELETE FROM segment_label WHERE segment = ?")).run(segment.id);
    Statement insert(*m_file, QStringLiteral("INSERT INTO segment_label (segment, category) VALUES (?, ?)"));
    for (const auto& [setName, categoryName] : segment.labels) {
        const LabelSet* set = labelSet(setName);
        const std::optional<std::size_t> index = set ? set->indexOf(categoryName) : std::nullopt;
        if (!index)
            throw ParameterError(SUARA_TEXT("Core", "The label set “%1” has no category “%2”."),
                                 {setName, categoryName});
        insert.run(segment.id, set->categories[*index].id);
    }
}

// ------------------------------------------------------------------------------------------------ runs and settings

RunId Project::addRun(const std::string& name, const QByteArray& record, const QByteArray& model)
{
    RunId id = 0;
    const bool done = unrecorded([&] {
        id = Statement(*m_file, QStringLiteral("INSERT INTO run (name, created, record, model) VALUES (?, ?, ?, ?)"))
                 .run(name, QDateTime::currentDateTimeUtc().toString(Qt::ISODate), record, model)
                 .insertedId();
    });
    if (!done)
        return 0;
    loadRuns();
    Q_EMIT runsChanged();
    return id;
}

bool Project::updateRun(RunId id, const QByteArray& record, const QByteArray& model)
{
    const bool done = unrecorded([&] {
        Statement(*m_file, QStringLiteral("UPDATE run SET record = ?, model = ? WHERE id = ?")).run(record, model, id);
    });
    if (done) {
        loadRuns();
        Q_EMIT runsChanged();
    }
    return done;
}

bool Project::renameRun(RunId id, const std::string& name)
{
    return edit(SUARA_TEXT("Core", "Rename run to “%1”"), {name},
                [&] { Statement(*m_file, QStringLiteral("UPDATE run SET name = ? WHERE id = ?")).run(name, id); });
}

bool Project::removeRun(RunId id)
{
    const Run* known = run(id);
    return known != nullptr && edit(SUARA_TEXT("Core", "Delete run “%1”"), {known->name}, [&] {
               Statement(*m_file, QStringLiteral("UPDATE run SET removed = 1 WHERE id = ?")).run(id);
           });
}

QVariant Project::setting(const QString& key, const QVariant& fallback) const
{
    return m_settings.value(key, fallback);
}

void Project::setSetting(const QString& key, const QVariant& value)
{
    if (m_settings.contains(key) && m_settings[key] == value)
        return;
    m_settings[key] = value;
    m_unsavedSettings.insert(key);
    if (!m_saveSettings.isActive())
        m_saveSettings.start(settingsDelay);
}

void Project::saveSettings()
{
    if (m_unsavedSettings.isEmpty() || isReadOnly())
        return;
    try {
        m_file->transaction([&] {
            Statement save(*m_file, QStringLiteral("INSERT INTO setting (key, value) VALUES (?, ?) "
                                                   "ON CONFLICT (key) DO UPDATE SET value = excluded.value"));
            for (const QString& key : std::as_const(m_unsavedSettings)) {
                const QJsonArray value{QJsonValue::fromVariant(m_settings[key])};
                save.run(key, QString::fromUtf8(QJsonDocument(value).toJson(QJsonDocument::Compact)));
            }
        });
        m_unsavedSettings.clear();
    } catch (const IoError&) {
        // The next edit will say what is wrong with the file; how a view was left is not worth a sentence.
    }
}

// ---------------------------------------------------------------------------------------------------------- copying

void Project::saveCopy(const fs::path& target) const
{
    const fs::path folder = fs::absolute(target).lexically_normal().parent_path();
    m_file->saveCopy(target, [&](ProjectFile& copy) {
        Statement update(copy, QStringLiteral("UPDATE clip SET path = ?, last_seen = ? WHERE id = ?"));
        for (const Clip& clip : m_clips) {
            const fs::path file = absolutePath(clip);
            const fs::path relative = file.lexically_relative(folder);
            update.run((relative.empty() ? file : relative).generic_string(), file.generic_string(), clip.id);
        }
        History(copy).clear();
    });
}

} // namespace suara
