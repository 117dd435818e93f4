#include "core/learning/Split.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/RandomState.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace suara {

namespace {

struct Sizes {
    std::size_t training;
    std::size_t test;
};

Sizes partSizes(std::size_t count, double testSize)
{
    if (!(testSize > 0.0 && testSize < 1.0))
        throw ParameterError(SUARA_TEXT("Core", "test_size is %1; allowed is more than 0 and less than 1."),
                             {shortest(testSize)});
    const auto test = std::size_t(std::ceil(double(count) * testSize));
    if (count < 2 || test >= count)
        throw ParameterError(SUARA_TEXT("Core", "With %1 rows and test_size %2 nothing is left to learn from."),
                             {std::to_string(count), shortest(testSize)});
    return {count - test, test};
}

Split shuffledSplit(std::size_t count, double testSize, RandomState& random)
{
    const Sizes sizes = partSizes(count, testSize);
    const std::vector<std::size_t> order = random.permutation(count);
    const auto border = order.begin() + std::ptrdiff_t(sizes.test);
    return {{border, order.end()}, {order.begin(), border}};
}

/// scikit-learn's _approximate_mode: how many of each class to draw so that `draws` rows keep the classes' shares.
/// Fractions are handed out from the largest, ties at random.
std::vector<std::size_t> shares(const std::vector<std::size_t>& counts, std::size_t draws, RandomState& random)
{
    const double total = double(std::accumulate(counts.begin(), counts.end(), std::size_t(0)));
    std::vector<std::size_t> drawn;
    std::vector<double> remainders;
    for (const std::size_t count : counts) {
        const double share = double(count) / total * double(draws);
        drawn.push_back(std::size_t(std::floor(share)));
        remainders.push_back(share - std::floor(share));
    }
    std::size_t missing = draws - std::accumulate(drawn.begin(), drawn.end(), std::size_t(0));
    std::vector<double> values = remainders;
    std::sort(values.begin(), values.end(), std::greater<>());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    for (const double value : values) {
        if (missing == 0)
            break;
        std::vector<std::size_t> tied;
        for (std::size_t i = 0; i < remainders.size(); ++i)
            if (remainders[i] == value)
                tied.push_back(i);
        const std::size_t added = std::min(tied.size(), missing);
        const std::vector<std::size_t> order = random.permutation(tied.size());
        for (std::size_t i = 0; i < added; ++i)
            ++drawn[tied[order[i]]];
        missing -= added;
    }
    return drawn;
}

std::vector<std::vector<std::size_t>> rowsByClass(const std::vector<int>& classes)
{
    std::vector<std::vector<std::size_t>> rows;
    for (std::size_t row = 0; row < classes.size(); ++row) {
        rows.resize(std::max(rows.size(), std::size_t(classes[row]) + 1));
        rows[std::size_t(classes[row])].push_back(row);
    }
    std::erase_if(rows, [](const auto& members) { return members.empty(); });
    return rows;
}

void checkStrata(const std::vector<std::vector<std::size_t>>& rows, const Sizes& sizes)
{
    for (const auto& members : rows)
        if (members.size() < 2)
            throw ParameterError(
                SUARA_TEXT("Core", "A stratified split needs at least 2 rows of every class; one class has only 1."));
    if (std::min(sizes.training, sizes.test) < rows.size())
        throw ParameterError(
            SUARA_TEXT("Core", "A stratified split needs a row of each of the %1 classes on both sides; the smaller "
                               "side has %2 rows. Enlarge test_size or add rows."),
            {std::to_string(rows.size()), std::to_string(std::min(sizes.training, sizes.test))});
}

Split stratifiedSplit(const std::vector<int>& classes, double testSize, RandomState& random)
{
    const Sizes sizes = partSizes(classes.size(), testSize);
    const auto rows = rowsByClass(classes);
    checkStrata(rows, sizes);
    std::vector<std::size_t> counts;
    counts.reserve(rows.size());
    for (const auto& members : rows)
        counts.push_back(members.size());
    const std::vector<std::size_t> forTraining = shares(counts, sizes.training, random);
    for (std::size_t i = 0; i < counts.size(); ++i)
        counts[i] -= forTraining[i];
    const std::vector<std::size_t> forTest = shares(counts, sizes.test, random);

    Split split;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const std::vector<std::size_t> order = random.permutation(rows[i].size());
        for (std::size_t k = 0; k < forTraining[i] + forTest[i]; ++k)
            (k < forTraining[i] ? split.training : split.test).push_back(rows[i][order[k]]);
    }
    random.shuffle(split.training);
    random.shuffle(split.test);
    return split;
}

Split groupedSplit(const std::vector<std::string>& groups, double testSize, RandomState& random)
{
    const LabelEncoder encoder(groups);
    if (encoder.classes().size() < 2)
        throw ParameterError(SUARA_TEXT("Core", "Splitting by group needs at least 2 groups; there is only 1."));
    const Split ofGroups = shuffledSplit(encoder.classes().size(), testSize, random);
    std::vector<bool> heldOut(encoder.classes().size());
    for (const std::size_t group : ofGroups.test)
        heldOut[group] = true;
    Split split;
    for (std::size_t row = 0; row < groups.size(); ++row)
        (heldOut[std::size_t(*encoder.indexOf(groups[row]))] ? split.test : split.training).push_back(row);
    return split;
}

Split wholeSplit(std::size_t count)
{
    Split split;
    split.training.resize(count);
    std::iota(split.training.begin(), split.training.end(), std::size_t(0));
    return split;
}

} // namespace

Split splitRows(const std::vector<int>& classes, const std::vector<std::string>& groups, const SplitOptions& options)
{
    RandomState random(options.seed);
    switch (options.kind) {
    case SplitKind::Shuffled:
        return shuffledSplit(classes.size(), options.testSize, random);
    case SplitKind::Stratified:
        return stratifiedSplit(classes, options.testSize, random);
    case SplitKind::Whole:
        return wholeSplit(classes.size());
    case SplitKind::Grouped:
        break;
    }
    if (groups.size() != classes.size())
        throw ParameterError(SUARA_TEXT("Core", "Splitting by group needs a group for every row."));
    return groupedSplit(groups, options.testSize, random);
}

} // namespace suara
