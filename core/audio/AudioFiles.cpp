#include "core/audio/AudioFiles.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace suara {

namespace {

constexpr std::array<std::string_view, 26> s_endings = {
    ".wav",  ".wave", ".bwf", ".w64", ".rf64", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".aif", ".aiff",
    ".aifc", ".au",   ".snd", ".caf", ".m4a",  ".mp4",  ".m4b", ".aac", ".webm", ".mka", ".mkv", ".wma", ".mov"};

std::string lowered(std::string text)
{
    std::ranges::transform(text, text.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c + 32) : c; });
    return text;
}

} // namespace

bool isAudioName(const std::filesystem::path& file)
{
    return std::ranges::find(s_endings, lowered(file.extension().string())) != s_endings.end();
}

std::vector<std::filesystem::path> audioFilesIn(const std::filesystem::path& folder)
{
    namespace fs = std::filesystem;
    std::error_code problem;
    fs::recursive_directory_iterator at(folder, problem);
    if (problem)
        throw IoError(folder, SUARA_TEXT("Core", "The folder cannot be read (%1)."), {problem.message()});

    std::vector<fs::path> files;
    while (at != fs::recursive_directory_iterator()) {
        std::error_code ignored;
        const bool isHidden = at->path().filename().string().starts_with('.');
        if (isHidden)
            at.disable_recursion_pending();
        else if (isAudioName(at->path()) && at->is_regular_file(ignored))
            files.push_back(at->path());
        at.increment(problem);
        if (problem)
            at.pop(ignored);
    }
    std::ranges::sort(files, {}, [](const fs::path& path) { return path.string(); });
    return files;
}

} // namespace suara
