#include "core/base/Text.h"
#include "core/project/MediaLocator.h"
#include "core/project/Project.h"

#include <unordered_set>
#include <utility>

// Edits of clips.

namespace suara {

std::vector<ClipId> Project::addClips(std::vector<Clip> clips)
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
        for (const Clip& clip : clips) {
            const ClipPlace place = placeOf(clip.path, path().parent_path());
            update.run(place.relative, place.whole, clip.contentHash, clip.sampleRate, clip.channels, clip.frames,
                       clip.error, clip.errorArguments, clip.id);
        }
    });
}

} // namespace suara
