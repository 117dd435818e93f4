#include "core/project/MediaLocator.h"

#include "core/audio/AudioFiles.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/WavShortfall.h"
#include "core/base/FolderFiles.h"
#include "core/base/Hash.h"
#include "core/base/Parallel.h"
#include "core/base/Utf8.h"
#include "core/project/ParallelTask.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace suara {
namespace fs = std::filesystem;
namespace {

std::string fileName(const Clip& clip)
{
    return fs::path(clip.path).filename().string();
}

std::string hashOrNothing(const fs::path& file)
{
    try {
        return hashFile(file);
    } catch (const IoError&) {
        return {}; // it cannot be the clip if it cannot be read
    }
}

/// Files that carry the name of a missing clip come first: mostly a whole folder has moved, and nothing else need be
/// read.
std::vector<fs::path> likelyFirst(std::vector<fs::path> files, const std::vector<Clip>& missing)
{
    std::unordered_set<std::string> names;
    for (const Clip& clip : missing)
        names.insert(fileName(clip));
    std::stable_partition(files.begin(), files.end(),
                          [&](const fs::path& file) { return names.contains(file.filename().string()); });
    return files;
}

/// The missing clips by what they are known by.
class Wanted {
public:
    explicit Wanted(const std::vector<Clip>& missing)
    {
        for (const Clip& clip : missing)
            if (clip.contentHash.empty())
                m_byName.emplace(fileName(clip), clip);
            else
                m_byHash.emplace(clip.contentHash, clip);
    }
    bool isEmpty() const { return m_byHash.empty() && m_byName.empty(); }
    bool needsHashes() const { return !m_byHash.empty(); }

    void take(const fs::path& file, const std::string& hash, Task& task, std::vector<Clip>& found)
    {
        if (const auto known = hash.empty() ? m_byHash.end() : m_byHash.find(hash); known != m_byHash.end()) {
            found.push_back(known->second);
            found.back().path = file.generic_string();
            m_byHash.erase(known);
        } else if (const auto unread = m_byName.find(file.filename().string()); unread != m_byName.end()) {
            const Clip read = probeClip(file, task);
            if (read.isReadable()) {
                found.push_back(read);
                found.back().id = unread->second.id;
                m_byName.erase(unread);
            }
        }
    }

private:
    std::unordered_multimap<std::string, Clip> m_byHash;
    std::unordered_map<std::string, Clip> m_byName;
};

} // namespace

ClipPlace placeOf(const std::string& file, const fs::path& projectFolder)
{
    // The costly way only for what needs it: a hundred thousand clips are mostly absolute and plain already.
    const bool isPlain = file.starts_with('/') && file.find("//") == std::string::npos &&
                         file.find("/.") == std::string::npos && !file.ends_with('/');
    ClipPlace place;
    place.whole = isPlain ? file : (projectFolder / file).lexically_normal().generic_string();
    std::string inside = projectFolder.generic_string();
    if (!inside.ends_with('/'))
        inside += '/';
    if (place.whole.size() > inside.size() && place.whole.starts_with(inside))
        place.relative = place.whole.substr(inside.size());
    else
        place.relative = fs::path(place.whole).lexically_relative(projectFolder).generic_string();
    if (place.relative.empty())
        place.relative = place.whole;
    return place;
}

fs::path locate(const Clip& clip, const fs::path& projectFolder)
{
    fs::path here = (projectFolder / clip.path).lexically_normal();
    std::error_code ignored;
    if (clip.lastSeen.empty() || fs::exists(here, ignored) || !fs::exists(clip.lastSeen, ignored))
        return here;
    return clip.lastSeen;
}

std::vector<Clip> missingClips(const std::vector<Clip>& clips, const fs::path& projectFolder, Task& task)
{
    std::vector<Clip> missing;
    std::size_t done = 0;
    for (const Clip& clip : clips) {
        task.step(done++, clips.size());
        std::error_code ignored;
        if (!fs::exists(locate(clip, projectFolder), ignored))
            missing.push_back(clip);
    }
    return missing;
}

std::vector<Clip> cutClips(const std::vector<Clip>& clips, const fs::path& projectFolder, Task& task)
{
    std::vector<Clip> cut;
    std::size_t done = 0;
    for (const Clip& clip : clips) {
        task.step(done++, clips.size());
        if (clip.isReadable() && wavShortfall(locate(clip, projectFolder)))
            cut.push_back(clip);
    }
    return cut;
}

std::vector<Clip> findClips(const std::vector<Clip>& missing, const fs::path& folder, Task& task)
{
    std::vector<fs::path> files = filesIn(fs::absolute(folder).lexically_normal(), isAudioName).files;
    std::erase_if(files, [](const fs::path& file) { return !isUtf8(file.string()); }); // which no project could keep
    files = likelyFirst(std::move(files), missing);
    Wanted wanted(missing);
    std::vector<Clip> found;
    ParallelTask progress(task, files.size());
    // Blocks, so that reading ends soon after the last clip is found.
    const std::size_t block = std::size_t(defaultJobs()) * 4;
    for (std::size_t begin = 0; begin < files.size() && !wanted.isEmpty(); begin += block) {
        const std::size_t count = std::min(block, files.size() - begin);
        std::vector<std::string> hashes(count);
        parallelFor(count, defaultJobs(), [&](std::size_t index) {
            progress.step();
            if (wanted.needsHashes())
                hashes[index] = hashOrNothing(files[begin + index]);
        });
        for (std::size_t index = 0; index < count; ++index)
            wanted.take(files[begin + index], hashes[index], progress.silent(), found);
    }
    return found;
}

} // namespace suara
