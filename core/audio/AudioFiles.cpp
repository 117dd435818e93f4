#include "core/audio/AudioFiles.h"

#include "core/base/Ending.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace suara {

namespace fs = std::filesystem;

namespace {

constexpr std::array<std::string_view, 26> s_endings = {
    ".wav",  ".wave", ".bwf", ".w64", ".rf64", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".aif", ".aiff",
    ".aifc", ".au",   ".snd", ".caf", ".m4a",  ".mp4",  ".m4b", ".aac", ".webm", ".mka", ".mkv", ".wma", ".mov"};

/// A folder and all below it. Opened folder by folder: an iterator over all of them ends at the first closed one.
void gather(const fs::path& folder, AudioFiles& found)
{
    std::error_code problem;
    fs::directory_iterator at(folder, problem);
    for (; !problem && at != fs::directory_iterator(); at.increment(problem)) {
        std::error_code ignored;
        if (at->path().filename().string().starts_with('.'))
            continue;
        if (at->is_directory(ignored) && !at->is_symlink(ignored))
            gather(at->path(), found);
        else if (isAudioName(at->path()) && at->is_regular_file(ignored))
            found.files.push_back(at->path());
    }
    if (problem)
        found.unreadable.emplace_back(folder, SUARA_TEXT("Core", "The folder cannot be read (%1)."),
                                      std::vector{problem.message()});
}

} // namespace

bool isAudioName(const std::filesystem::path& file)
{
    return std::ranges::find(s_endings, endingOf(file)) != s_endings.end();
}

AudioFiles audioFilesIn(const std::filesystem::path& folder)
{
    AudioFiles found;
    gather(folder, found);
    if (!found.unreadable.empty() && found.unreadable.front().file() == folder)
        throw found.unreadable.front();
    std::ranges::sort(found.files, {}, [](const fs::path& path) { return path.string(); });
    return found;
}

} // namespace suara
