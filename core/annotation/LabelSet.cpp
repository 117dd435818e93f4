#include "core/annotation/LabelSet.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <set>
#include <string_view>

namespace suara {
namespace {

constexpr std::string_view allKeys = "123456789abcdefghijklmnopqrstuvwxyz";

bool isKey(const std::string& key)
{
    return key.size() == 1 && allKeys.find(key[0]) != std::string_view::npos;
}

std::string freeKey(const LabelSet& set)
{
    for (const char key : allKeys)
        if (set.byKey(std::string(1, key)) == nullptr)
            return std::string(1, key);
    return {};
}

struct BuiltInCategory {
    const char* name;
    int colour;
};

LabelSet builtIn(const char* name, std::initializer_list<BuiltInCategory> categories)
{
    LabelSet set;
    set.name = name;
    for (const BuiltInCategory& category : categories) {
        set.add(category.name);
        set.categories.back().colour = category.colour;
    }
    return set;
}

} // namespace

std::optional<std::size_t> LabelSet::indexOf(const std::string& categoryName) const
{
    const auto found = std::ranges::find(categories, categoryName, &Category::name);
    if (found == categories.end())
        return std::nullopt;
    return static_cast<std::size_t>(found - categories.begin());
}

const Category* LabelSet::byKey(const std::string& key) const
{
    const auto found = std::ranges::find(categories, key, &Category::key);
    return found == categories.end() || key.empty() ? nullptr : &*found;
}

void LabelSet::add(const std::string& categoryName)
{
    int colour = -1;
    for (const Category& category : categories)
        colour = std::max(colour, category.colour);
    categories.push_back({0, categoryName, freeKey(*this), colour + 1});
}

void checkLabelSet(const LabelSet& set)
{
    if (set.name.empty())
        throw ParameterError(SUARA_TEXT("Core", "A label set needs a name."));
    std::set<std::string> names;
    std::set<std::string> keys;
    for (const Category& category : set.categories) {
        if (category.name.empty())
            throw ParameterError(SUARA_TEXT("Core", "Every category of “%1” needs a name."), {set.name});
        if (!names.insert(category.name).second)
            throw ParameterError(SUARA_TEXT("Core", "“%1” stands twice in “%2”."), {category.name, set.name});
        if (category.key.empty())
            continue;
        if (!isKey(category.key))
            throw ParameterError(SUARA_TEXT("Core", "The key “%1” is not one digit from 1 to 9 or one letter."),
                                 {category.key});
        if (!keys.insert(category.key).second)
            throw ParameterError(SUARA_TEXT("Core", "The key “%1” stands twice in “%2”."), {category.key, set.name});
    }
}

std::vector<LabelSet> builtInLabelSets()
{
    return {
        builtIn(SUARA_TEXT("Core", "emotion"), {{SUARA_TEXT("Core", "neutral"), 5},
                                                {SUARA_TEXT("Core", "happy"), 4},
                                                {SUARA_TEXT("Core", "surprised"), 0},
                                                {SUARA_TEXT("Core", "angry"), 1},
                                                {SUARA_TEXT("Core", "sad"), 6},
                                                {SUARA_TEXT("Core", "afraid"), 3},
                                                {SUARA_TEXT("Core", "disgusted"), 2},
                                                {SUARA_TEXT("Core", "bored"), 7}}),
        builtIn(SUARA_TEXT("Core", "sentiment"), {{SUARA_TEXT("Core", "negative"), 1},
                                                  {SUARA_TEXT("Core", "neutral"), 5},
                                                  {SUARA_TEXT("Core", "positive"), 2}}),
        builtIn(SUARA_TEXT("Core", "gender"), {{SUARA_TEXT("Core", "female"), 3}, {SUARA_TEXT("Core", "male"), 0}})};
}

} // namespace suara
