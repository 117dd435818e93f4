#include "core/audio/LibraryWords.h"

#include "core/base/Text.h"

#include <algorithm>
#include <string>

namespace suara {
namespace {

struct Known {
    std::string_view words; ///< that stand in the library's sentence
    const char* sentence;
};

constexpr const char* noSound = SUARA_TEXT("Core", "This is no sound file, or of a kind that is not known here.");
constexpr const char* unknownPacking = SUARA_TEXT("Core", "Its sound is packed in a way that is not known here.");
constexpr const char* damaged = SUARA_TEXT("Core", "The sound is damaged or breaks off.");
constexpr const char* damagedHead = SUARA_TEXT("Core", "The head of the file is damaged.");
constexpr const char* cutOff = SUARA_TEXT("Core", "The file ends before its sound begins.");
constexpr const char* changes = SUARA_TEXT("Core", "The sound changes its sample rate or channels midway.");
constexpr const char* notAllowed = SUARA_TEXT("Core", "The file may not be read: permission denied.");
constexpr const char* noMemory = SUARA_TEXT("Core", "There is not enough memory to read it.");

/// The first that fits counts.
constexpr Known known[] = {
    {"not recognised", noSound},
    {"not a regular file", noSound}, // what libsndfile says of an MP3 without a single frame
    {"Invalid data found", noSound},
    {"unimplemented format", unknownPacking},
    {"unsupported", unknownPacking},
    {"unknown format", unknownPacking},
    {"unknown encoding", unknownPacking},
    {"WAVPACK", unknownPacking},
    {"Decoder not found", unknownPacking},
    {"lost sync", damaged},
    {"channel changed", changes},
    {"flac decoder", damaged},
    {"No 'data'", cutOff},
    {"no sound data", cutOff},
    {"no data could be read", cutOff},
    {"End of file", cutOff},
    {"Permission denied", notAllowed},
    {"malloc", noMemory},
    {"Cannot allocate memory", noMemory},
    {"malformed", damagedHead},
    {"Error in ", damagedHead},
    {"bad ", damagedHead},
    {"Bad ", damagedHead},
};

std::string plain(std::string_view words)
{
    if (words.starts_with("Error : "))
        words.remove_prefix(8);
    while (words.ends_with('.') || words.ends_with('\n'))
        words.remove_suffix(1);
    return std::string(words);
}

} // namespace

IoError refusal(const std::filesystem::path& file, std::string_view words)
{
    const auto* found = std::ranges::find_if(
        known, [&](const Known& each) { return words.find(each.words) != std::string_view::npos; });
    if (found != std::end(known))
        return {file, found->sentence};
    return {file, SUARA_TEXT("Core", "This is no sound file that can be read: %1."), {plain(words)}};
}

} // namespace suara
