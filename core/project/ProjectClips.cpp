#include "core/base/Task.h"
#include "core/base/Text.h"
#include "core/project/ClipProperty.h"
#include "core/project/MediaLocator.h"
#include "core/project/Project.h"
#include "core/project/Statement.h"

#include <algorithm>
#include <iterator>
#include <unordered_set>
#include <utility>

// Edits of clips.

namespace suara {

namespace {
constexpr std::size_t clipsAtOnce = 500; // some milliseconds
const char* const addingClips = SUARA_TEXT("Core", "Add clips (%1)");

QString columnOf(ClipProperty property)
{
    switch (property) {
    case ClipProperty::Class:
        return QStringLiteral("label");
    case ClipProperty::Speaker:
        return QStringLiteral("speaker");
    case ClipProperty::Episode:
        break;
    }
    return QStringLiteral("episode");
}

} // namespace

/// Brings the clips' places into the project's spelling and drops those that are in it, or come twice.
void Project::leaveOutKnown(std::vector<Clip>& clips) const
{
    std::unordered_set<std::string> wanted;
    for (Clip& clip : clips) {
        ClipPlace place = placeOf(clip.path, path().parent_path());
        clip.path = std::move(place.relative);
        clip.lastSeen = std::move(place.whole);
        wanted.insert(clip.path);
    }
    for (const Clip& clip : this->clips())
        wanted.erase(clip.path);
    std::erase_if(clips, [&](const Clip& clip) { return wanted.erase(clip.path) == 0; });
}

std::vector<ClipId> Project::insertClips(const std::vector<Clip>& clips)
{
    std::vector<ClipId> ids;
    ids.reserve(clips.size());
    Statement insert(*m_file, QStringLiteral("INSERT INTO clip (path, last_seen, name, label, speaker, episode, "
                                             "content_hash, sample_rate, channels, frames, error, error_arguments) "
                                             "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"));
    for (const Clip& clip : clips)
        ids.push_back(insert
                          .run(clip.path, clip.lastSeen, clip.name, clip.label, clip.speaker, clip.episode,
                               clip.contentHash, clip.sampleRate, clip.channels, clip.frames, clip.error,
                               clip.errorArguments)
                          .insertedId());
    return ids;
}

std::vector<ClipId> Project::addClips(std::vector<Clip> clips)
{
    finishAside(); // it may bring or remove the same clips
    leaveOutKnown(clips);
    if (clips.empty())
        return {};
    std::vector<ClipId> ids;
    const bool done = edit(addingClips, {std::to_string(clips.size())}, [&] { ids = insertClips(clips); });
    return done ? ids : std::vector<ClipId>();
}

bool Project::addSomeClips(ClipAdding& adding, Task& task)
{
    const bool goesOn = !task.isCancelled() && addPiece(adding) && adding.next < adding.clips.size();
    task.count(int(adding.next), int(adding.clips.size()));
    task.report(double(adding.next) / double(std::max<std::size_t>(1, adding.clips.size())));
    if (!goesOn && !adding.added.empty()) {
        Q_EMIT clipsChanged();
        Q_EMIT historyChanged();
    }
    return goesOn;
}

/// False if no more can be added: the file refused, or the step was undone.
bool Project::addPiece(ClipAdding& adding)
{
    finishAside();
    const std::size_t end = std::min(adding.next + clipsAtOnce, adding.clips.size());
    std::vector<Clip> piece(std::make_move_iterator(adding.clips.begin() + std::ptrdiff_t(adding.next)),
                            std::make_move_iterator(adding.clips.begin() + std::ptrdiff_t(end)));
    adding.next = end;
    leaveOutKnown(piece);
    if (piece.empty())
        return true;
    std::vector<ClipId> ids;
    std::int64_t step = adding.step;
    const bool kept = keep(
        [&] {
            History history(*m_file);
            Touched touched;
            const std::vector<std::string> count{std::to_string(adding.added.size() + piece.size())};
            const bool isFirst = step == 0;
            if (isFirst)
                step = history.begin(addingClips, count);
            else if (!history.resume(step, count))
                return touched;
            ids = insertClips(piece);
            if (isFirst)
                return history.end(step);
            history.pause();
            touched.clips = {ids.begin(), ids.end()};
            return touched;
        },
        false);
    if (!kept || ids.empty())
        return false;
    adding.step = step;
    adding.added.insert(adding.added.end(), ids.begin(), ids.end());
    return true;
}

bool Project::removeClips(const std::vector<ClipId>& ids)
{
    std::size_t rows = ids.size();
    for (const ClipId id : ids)
        rows += segments(id).size(); // they go with it
    return editMany(rows, SUARA_TEXT("Core", "Remove clips (%1)"), {std::to_string(ids.size())}, [this, ids] {
        Statement remove(*m_file, QStringLiteral("DELETE FROM clip WHERE id = ?"));
        for (const ClipId id : ids)
            remove.run(id);
    });
}

bool Project::setClipColumn(const char* text, const QString& column, const std::vector<ClipId>& ids,
                            const std::string& value)
{
    return editMany(ids.size(), text, {value}, [this, column, ids, value] {
        Statement update(*m_file, QStringLiteral("UPDATE clip SET %1 = ? WHERE id = ?").arg(column));
        for (const ClipId id : ids)
            update.run(value, id);
    });
}

bool Project::setClipLabel(const std::vector<ClipId>& ids, const std::string& label)
{
    return setClipColumn(label.empty() ? SUARA_TEXT("Core", "Clear class") : SUARA_TEXT("Core", "Set class “%1”"),
                         columnOf(ClipProperty::Class), ids, label);
}

bool Project::setClipSpeaker(const std::vector<ClipId>& ids, const std::string& speaker)
{
    return setClipColumn(speaker.empty() ? SUARA_TEXT("Core", "Clear speaker") : SUARA_TEXT("Core", "Set speaker “%1”"),
                         columnOf(ClipProperty::Speaker), ids, speaker);
}

bool Project::setClipEpisode(const std::vector<ClipId>& ids, const std::string& episode)
{
    return setClipColumn(episode.empty() ? SUARA_TEXT("Core", "Clear episode") : SUARA_TEXT("Core", "Set episode “%1”"),
                         columnOf(ClipProperty::Episode), ids, episode);
}

bool Project::setClipProperties(ClipProperty property, const std::vector<std::pair<ClipId, std::string>>& words,
                                const char* text)
{
    return edit(text, {std::to_string(words.size())}, [&] {
        Statement update(*m_file, QStringLiteral("UPDATE clip SET %1 = ? WHERE id = ?").arg(columnOf(property)));
        for (const auto& [id, word] : words)
            update.run(word, id);
    });
}

bool Project::renameClip(ClipId id, const std::string& name)
{
    return setClipColumn(SUARA_TEXT("Core", "Rename clip to “%1”"), QStringLiteral("name"), {id}, name);
}

bool Project::updateClipFiles(const std::vector<Clip>& clips)
{
    return edit(SUARA_TEXT("Core", "Find clips again (%1)"), {std::to_string(clips.size())},
                [&] { writeClipFiles(clips); });
}

bool Project::renewClip(const Clip& clip)
{
    const Clip* known = this->clip(clip.id);
    return known != nullptr &&
           edit(SUARA_TEXT("Core", "Measure “%1” again"), {known->name}, [&] { writeClipFiles({clip}); });
}

void Project::writeClipFiles(const std::vector<Clip>& clips) const
{
    Statement update(*m_file, QStringLiteral("UPDATE clip SET path = ?, last_seen = ?, content_hash = ?, "
                                             "sample_rate = ?, channels = ?, frames = ?, error = ?, "
                                             "error_arguments = ? WHERE id = ?"));
    for (const Clip& clip : clips) {
        const ClipPlace place = placeOf(clip.path, path().parent_path());
        update.run(place.relative, place.whole, clip.contentHash, clip.sampleRate, clip.channels, clip.frames,
                   clip.error, clip.errorArguments, clip.id);
    }
}

} // namespace suara
