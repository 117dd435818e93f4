#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace suara {

using LabelSetId = std::int64_t;
using CategoryId = std::int64_t;

/// One word of a label set.
struct Category {
    CategoryId id = 0; ///< row in the project; 0 while it has none
    std::string name;  ///< UTF-8, unique in its set; what files and tables carry
    std::string key;   ///< one digit or lower-case letter, unique in its set; "" for none
    int colour = 0;    ///< index of its class colour and mark, from 0

    bool operator==(const Category&) const = default;
};

/// An ordered set of words to judge by: emotion, sentiment, gender, or the user's own. The order is the scheme's and
/// counts for ordered categories (weighted kappa).
struct LabelSet {
    LabelSetId id = 0; ///< row in the project; 0 while it has none
    std::string name;  ///< UTF-8, unique in the project; the key in Segment::labels
    std::vector<Category> categories;

    /// Position of a category by its name; nullopt if the set does not have it.
    std::optional<std::size_t> indexOf(const std::string& categoryName) const;
    /// The category that a key chooses, null for none.
    const Category* byKey(const std::string& key) const;
    /// Appends a category with the next free key (1 … 9, then a … z without those taken) and the next colour.
    void add(const std::string& categoryName);

    bool operator==(const LabelSet&) const = default;
};

/// @throws ParameterError when a name is empty, a category stands twice, or a key is not one digit or letter or is
/// taken
void checkLabelSet(const LabelSet& set);

/// The sets a new project starts with: emotion (neutral, happy, surprised, angry, sad, afraid, disgusted, bored),
/// sentiment (negative, neutral, positive) and gender (female, male). Ids are 0.
std::vector<LabelSet> builtInLabelSets();

} // namespace suara
