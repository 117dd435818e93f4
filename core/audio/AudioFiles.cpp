#include "core/audio/AudioFiles.h"

#include "core/base/Ending.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace suara {

namespace {

constexpr std::array<std::string_view, 26> s_endings = {
    ".wav",  ".wave", ".bwf", ".w64", ".rf64", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".mp2", ".aif", ".aiff",
    ".aifc", ".au",   ".snd", ".caf", ".m4a",  ".mp4",  ".m4b", ".aac", ".webm", ".mka", ".mkv", ".wma", ".mov"};

} // namespace

bool isAudioName(const std::filesystem::path& file)
{
    return std::ranges::find(s_endings, endingOf(file)) != s_endings.end();
}

} // namespace suara
