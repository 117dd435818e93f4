#include "core/project/ClipProperty.h"

#include "core/base/Text.h"
#include "core/project/Project.h"

#include <set>
#include <string_view>
#include <utility>

namespace suara {
namespace {

constexpr std::string_view separators = "_-. ";

bool isDigit(char character)
{
    return character >= '0' && character <= '9';
}

/// Cuts a text before every place where `isCut(before, after)`; `drops` says which characters belong to no part.
template<typename IsCut, typename Drops>
std::vector<std::string> parted(const std::string& text, IsCut isCut, Drops drops)
{
    std::vector<std::string> parts(1);
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (at > 0 && isCut(text[at - 1], text[at]) && !parts.back().empty())
            parts.emplace_back();
        if (!drops(text[at]))
            parts.back() += text[at];
    }
    if (parts.back().empty())
        parts.pop_back();
    return parts;
}

const char* stepName(ClipProperty property)
{
    switch (property) {
    case ClipProperty::Class:
        return SUARA_TEXT("Core", "Take classes from names (%1)");
    case ClipProperty::Speaker:
        return SUARA_TEXT("Core", "Take speakers from names (%1)");
    case ClipProperty::Episode:
        break;
    }
    return SUARA_TEXT("Core", "Take episodes from names (%1)");
}

} // namespace

const std::string& clipProperty(const Clip& clip, ClipProperty property)
{
    switch (property) {
    case ClipProperty::Class:
        return clip.label;
    case ClipProperty::Speaker:
        return clip.speaker;
    case ClipProperty::Episode:
        break;
    }
    return clip.episode;
}

std::vector<std::string> clipPropertyValues(const Project& project, ClipProperty property)
{
    std::set<std::string> values;
    for (const Clip& clip : project.clips())
        if (!clipProperty(clip, property).empty())
            values.insert(clipProperty(clip, property));
    return {values.begin(), values.end()};
}

bool setClipProperty(Project& project, const std::vector<ClipId>& clips, ClipProperty property,
                     const std::string& value)
{
    switch (property) {
    case ClipProperty::Class:
        return project.setClipLabel(clips, value);
    case ClipProperty::Speaker:
        return project.setClipSpeaker(clips, value);
    case ClipProperty::Episode:
        break;
    }
    return project.setClipEpisode(clips, value);
}

bool takeClipProperty(Project& project, const std::vector<ClipId>& clips, ClipProperty property,
                      const std::function<std::string(const Clip&)>& wordOf)
{
    std::vector<std::pair<ClipId, std::string>> words;
    for (const ClipId id : clips) {
        const Clip* clip = project.clip(id);
        std::string word = clip != nullptr ? wordOf(*clip) : std::string();
        if (word.empty() || word == clipProperty(*clip, property))
            continue;
        words.emplace_back(id, std::move(word));
    }
    return words.empty() || project.setClipProperties(property, words, stepName(property));
}

std::vector<std::string> fileNameParts(const std::filesystem::path& file)
{
    const std::string name = file.stem().string();
    const auto isSeparator = [](char character) {
        return separators.find(character) != std::string_view::npos;
    };
    if (name.find_first_of(separators) != std::string::npos)
        return parted(
            name, [&](char before, char) { return isSeparator(before); }, isSeparator);
    return parted(
        name, [](char before, char after) { return isDigit(before) != isDigit(after); }, [](char) { return false; });
}

} // namespace suara
