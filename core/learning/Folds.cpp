#include "core/learning/Folds.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/LabelEncoder.h"
#include "core/learning/PairwiseSum.h"
#include "core/learning/RandomState.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <span>

namespace suara {

namespace {

/// Splits by the fold that each row is held out in.
std::vector<Split> splitsOf(const std::vector<std::size_t>& foldOfRow, std::size_t folds)
{
    std::vector<Split> splits(folds);
    for (std::size_t fold = 0; fold < folds; ++fold)
        for (std::size_t row = 0; row < foldOfRow.size(); ++row)
            (foldOfRow[row] == fold ? splits[fold].test : splits[fold].training).push_back(row);
    return splits;
}

void checkEnough(std::size_t there, std::size_t folds, const char* text)
{
    if (there < folds)
        throw ParameterError(text, {std::to_string(folds), std::to_string(there)});
}

std::vector<Split> plainFolds(std::size_t count, const FoldOptions& options)
{
    const auto folds = std::size_t(options.count);
    checkEnough(count, folds, SUARA_TEXT("Core", "%1 folds need at least as many rows; there are %2."));
    RandomState random(options.seed);
    std::vector<std::size_t> order(count);
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (options.isShuffled)
        random.shuffle(order);
    std::vector<std::size_t> foldOfRow(count);
    std::size_t at = 0;
    for (std::size_t fold = 0; fold < folds; ++fold) // the first ones are a row larger
        for (std::size_t i = 0; i < count / folds + (fold < count % folds ? 1 : 0); ++i)
            foldOfRow[order[at++]] = fold;
    return splitsOf(foldOfRow, folds);
}

std::vector<std::size_t> countsOf(const std::vector<int>& classes)
{
    std::vector<std::size_t> counts;
    for (const int number : classes) {
        counts.resize(std::max(counts.size(), std::size_t(number) + 1));
        ++counts[std::size_t(number)];
    }
    return counts;
}

void checkClasses(const std::vector<int>& classes, std::size_t folds)
{
    const auto counts = countsOf(classes);
    checkEnough(counts.empty() ? 0 : std::ranges::max(counts), folds,
                SUARA_TEXT("Core", "%1 folds need a class with at least as many rows; the largest has %2."));
}

/// Class numbers anew, in the order in which they first occur.
std::vector<std::size_t> inOrderOfAppearance(const std::vector<int>& classes)
{
    std::vector<int> seen;
    std::vector<std::size_t> numbers;
    for (const int number : classes) {
        const auto found = std::ranges::find(seen, number);
        numbers.push_back(std::size_t(found - seen.begin()));
        if (found == seen.end())
            seen.push_back(number);
    }
    return numbers;
}

/// Class numbers anew without gaps, in their order.
std::vector<std::size_t> inOrderOfNumber(const std::vector<int>& classes)
{
    std::vector<int> present = classes;
    std::ranges::sort(present);
    present.erase(std::unique(present.begin(), present.end()), present.end());
    std::vector<std::size_t> numbers;
    numbers.reserve(classes.size());
    for (const int number : classes)
        numbers.push_back(std::size_t(std::ranges::lower_bound(present, number) - present.begin()));
    return numbers;
}

std::vector<Split> stratifiedFolds(const std::vector<int>& classes, const FoldOptions& options)
{
    const auto folds = std::size_t(options.count);
    checkClasses(classes, folds);
    RandomState random(options.seed);
    const std::vector<std::size_t> numbers = inOrderOfAppearance(classes);
    std::vector<std::size_t> sorted = numbers;
    std::ranges::sort(sorted);
    std::vector<std::vector<std::size_t>> foldsOfClass(classes.empty() ? 0 : sorted.back() + 1);
    for (std::size_t fold = 0; fold < folds; ++fold) // sorted rows are dealt out one by one
        for (std::size_t i = fold; i < sorted.size(); i += folds)
            foldsOfClass[sorted[i]].push_back(fold);
    std::vector<std::size_t> next(foldsOfClass.size());
    if (options.isShuffled)
        for (auto& dealt : foldsOfClass)
            random.shuffle(dealt);
    std::vector<std::size_t> foldOfRow;
    foldOfRow.reserve(numbers.size());
    for (const std::size_t number : numbers)
        foldOfRow.push_back(foldsOfClass[number][next[number]++]);
    return splitsOf(foldOfRow, folds);
}

/// Each row's group as a number, in the order of the names.
std::vector<std::size_t> groupNumbers(const std::vector<std::string>& groups, std::size_t rows, std::size_t& count)
{
    if (groups.size() != rows || std::ranges::find(groups, "") != groups.end())
        throw ParameterError(SUARA_TEXT("Core", "Splitting by group needs a group for every row."));
    const LabelEncoder encoder(groups);
    count = encoder.classes().size();
    std::vector<std::size_t> numbers;
    numbers.reserve(rows);
    for (const int number : encoder.encode(groups))
        numbers.push_back(std::size_t(number));
    return numbers;
}

template<typename Sum>
double deviation(std::vector<double> values, Sum sum)
{
    const auto count = double(values.size());
    const double mean = sum(values) / count;
    for (double& value : values)
        value = (value - mean) * (value - mean);
    return std::sqrt(sum(values) / count);
}

double plainSum(std::span<const double> values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

/// StratifiedGroupKFold's way: groups from the most uneven on, each into the fold that leaves the classes most even.
class GroupDealer {
public:
    GroupDealer(std::vector<double> totals, std::size_t folds) : m_totals(std::move(totals)), m_counts(folds)
    {
        for (auto& counts : m_counts)
            counts.resize(m_totals.size());
    }

    std::size_t foldFor(const std::vector<double>& group)
    {
        std::size_t best = 0;
        double least = std::numeric_limits<double>::infinity();
        double fewest = least;
        for (std::size_t fold = 0; fold < m_counts.size(); ++fold) {
            add(fold, group, 1.0);
            const double unevenness = meanDeviation();
            add(fold, group, -1.0);
            const double rows = pairwiseSum(m_counts[fold]);
            const bool isAsGood = std::abs(unevenness - least) <= 1e-8 + 1e-5 * std::abs(least);
            if (unevenness < least || (isAsGood && rows < fewest)) {
                least = unevenness;
                fewest = rows;
                best = fold;
            }
        }
        add(best, group, 1.0);
        return best;
    }

private:
    void add(std::size_t fold, const std::vector<double>& group, double sign)
    {
        for (std::size_t i = 0; i < group.size(); ++i)
            m_counts[fold][i] += sign * group[i];
    }

    double meanDeviation() const
    {
        std::vector<double> deviations;
        for (std::size_t i = 0; i < m_totals.size(); ++i) {
            std::vector<double> shares;
            shares.reserve(m_counts.size());
            for (const auto& counts : m_counts)
                shares.push_back(counts[i] / m_totals[i]);
            deviations.push_back(deviation(shares, plainSum));
        }
        return pairwiseSum(deviations) / double(deviations.size());
    }

    std::vector<double> m_totals;
    std::vector<std::vector<double>> m_counts; // of each fold, by class
};

std::vector<Split> stratifiedGroupFolds(const std::vector<int>& classes, const std::vector<std::string>& groups,
                                        const FoldOptions& options)
{
    const auto folds = std::size_t(options.count);
    checkClasses(classes, folds);
    std::size_t groupCount = 0;
    const std::vector<std::size_t> groupOfRow = groupNumbers(groups, classes.size(), groupCount);
    checkEnough(groupCount, folds, SUARA_TEXT("Core", "%1 folds need at least as many groups; there are %2."));
    const std::vector<std::size_t> numbers = inOrderOfNumber(classes);
    const std::size_t classCount = numbers.empty() ? 0 : std::ranges::max(numbers) + 1;
    std::vector<std::vector<double>> counts(groupCount, std::vector<double>(classCount));
    std::vector<double> totals(classCount);
    for (std::size_t row = 0; row < classes.size(); ++row) {
        ++counts[groupOfRow[row]][numbers[row]];
        ++totals[numbers[row]];
    }
    RandomState random(options.seed);
    std::vector<std::size_t> order(groupCount);
    std::iota(order.begin(), order.end(), std::size_t(0));
    if (options.isShuffled)
        random.shuffle(order);
    std::ranges::stable_sort(order, std::greater<>(),
                             [&](std::size_t group) { return deviation(counts[group], pairwiseSum); });
    GroupDealer dealer(std::move(totals), folds);
    std::vector<std::size_t> foldOfGroup(groupCount);
    for (const std::size_t group : order)
        foldOfGroup[group] = dealer.foldFor(counts[group]);
    std::vector<std::size_t> foldOfRow;
    foldOfRow.reserve(groupOfRow.size());
    for (const std::size_t group : groupOfRow)
        foldOfRow.push_back(foldOfGroup[group]);
    return splitsOf(foldOfRow, folds);
}

std::vector<Split> leaveOneGroupOut(const std::vector<std::string>& groups, std::size_t rows)
{
    std::size_t count = 0;
    const std::vector<std::size_t> groupOfRow = groupNumbers(groups, rows, count);
    if (count < 2)
        throw ParameterError(SUARA_TEXT("Core", "Splitting by group needs at least 2 groups; there is only 1."));
    return splitsOf(groupOfRow, count);
}

} // namespace

std::vector<Split> foldsOf(const std::vector<int>& classes, const std::vector<std::string>& groups,
                           const FoldOptions& options)
{
    if (options.kind == FoldKind::LeaveOneGroupOut)
        return leaveOneGroupOut(groups, classes.size());
    if (options.count < 2)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."),
                             {"folds", std::to_string(options.count), "≥ 2"});
    if (options.kind == FoldKind::Plain)
        return plainFolds(classes.size(), options);
    return options.kind == FoldKind::Stratified ? stratifiedFolds(classes, options)
                                                : stratifiedGroupFolds(classes, groups, options);
}

std::vector<double> balancedClassWeights(const std::vector<int>& classes, std::size_t count)
{
    std::vector<std::size_t> rows = countsOf(classes);
    rows.resize(count);
    const auto present = double(std::ranges::count_if(rows, [](std::size_t number) { return number > 0; }));
    std::vector<double> weights;
    weights.reserve(count);
    for (const std::size_t number : rows)
        weights.push_back(number == 0 ? 1.0 : double(classes.size()) / (present * double(number)));
    return weights;
}

} // namespace suara
