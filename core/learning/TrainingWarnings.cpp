#include "core/learning/TrainingWarnings.h"

#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/learning/LabelEncoder.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>

namespace suara {

namespace {

constexpr std::size_t kTooFewRows = 2;
constexpr std::size_t kFewRows = 5;
constexpr std::size_t kUnevenRatio = 10;

std::vector<std::size_t> counted(const std::vector<int>& classes, const std::vector<std::size_t>& rows,
                                 std::size_t count)
{
    std::vector<std::size_t> counts(count);
    for (const std::size_t row : rows)
        ++counts[std::size_t(classes[row])];
    return counts;
}

std::string listed(const std::vector<std::string>& names)
{
    constexpr std::size_t most = 6;
    std::string text;
    for (std::size_t i = 0; i < std::min(names.size(), most); ++i)
        text += (i == 0 ? "" : ", ") + names[i];
    return names.size() > most ? text + " (+" + std::to_string(names.size() - most) + ")" : text;
}

/// Adds one sentence that names all it is about, if there is anything.
void addIfAny(std::vector<TrainingWarning>& warnings, const char* text, const std::vector<std::string>& names)
{
    if (!names.empty())
        warnings.push_back({text, {listed(names)}});
}

std::vector<std::string> namesWhere(const LabelEncoder& encoder, const std::function<bool(std::size_t)>& isMeant)
{
    std::vector<std::string> names;
    for (std::size_t i = 0; i < encoder.classes().size(); ++i)
        if (isMeant(i))
            names.push_back(encoder.classes()[i]);
    return names;
}

void warnOfClasses(const Dataset& dataset, const Split& split, std::vector<TrainingWarning>& warnings)
{
    const LabelEncoder encoder(dataset.labels());
    const std::vector<int> classes = encoder.encode(dataset.labels());
    const auto learned = counted(classes, split.training, encoder.classes().size());
    const auto held = counted(classes, split.test, encoder.classes().size());
    if (dataset.unlabelled > 0)
        warnings.push_back(
            {SUARA_TEXT("Core", "Left out, as they have no label: %1 rows."), {std::to_string(dataset.unlabelled)}});
    addIfAny(warnings, SUARA_TEXT("Core", "Nothing to learn from: only the test part has rows of %1."),
             namesWhere(encoder, [&](std::size_t i) { return learned[i] == 0; }));
    addIfAny(warnings,
             SUARA_TEXT("Core", "Two rows or fewer in all: %1. Nothing reliable can be learned or tested with so few; "
                                "collect more or leave the class out."),
             namesWhere(encoder, [&](std::size_t i) { return learned[i] + held[i] <= kTooFewRows; }));
    addIfAny(warnings, SUARA_TEXT("Core", "Fewer than 5 rows in the test part: %1. Their scores say little."),
             namesWhere(encoder, [&](std::size_t i) { return !split.test.empty() && held[i] < kFewRows; }));
    const auto [fewest, most] = std::ranges::minmax_element(learned);
    if (*fewest > 0 && *most > kUnevenRatio * *fewest)
        warnings.push_back({SUARA_TEXT("Core", "%1 has more than ten times the rows of %2: a network that always says "
                                               "the one already looks good."),
                            {encoder.classes()[std::size_t(most - learned.begin())],
                             encoder.classes()[std::size_t(fewest - learned.begin())]}});
}

void warnOfColumns(const Dataset& dataset, const Split& split, std::vector<TrainingWarning>& warnings)
{
    std::vector<std::string> constant;
    for (std::size_t column = 0; column < dataset.columns.size(); ++column) {
        const auto value = [&](std::size_t row) {
            return dataset.table[row * dataset.columns.size() + column];
        };
        if (std::ranges::all_of(split.training,
                                [&](std::size_t row) { return value(row) == value(split.training[0]); }))
            constant.push_back(dataset.columns[column]);
    }
    addIfAny(warnings, SUARA_TEXT("Core", "The same value in every row, so nothing to learn from: %1."), constant);
}

/// Whether the test part is the end of the table as it stands, which is no accident.
void warnOfOrder(const Dataset& dataset, const Split& split, bool isGrouped, std::vector<TrainingWarning>& warnings)
{
    constexpr std::size_t few = 3; // so many may be the last ones by chance
    const std::size_t held = split.test.size();
    const std::size_t first = dataset.rows.size() - held;
    if (!isGrouped && held >= few && std::ranges::all_of(split.test, [&](std::size_t row) { return row >= first; }))
        warnings.push_back(
            {SUARA_TEXT("Core", "The test part is the last rows as they stand. If the rows are sorted, it "
                                "holds what was never learned; let the rows be shuffled."),
             {}});
}

/// Whether rows have groups, and none of them is on both sides.
bool isByGroup(const Dataset& dataset, const std::vector<Leak>& leaks)
{
    return std::ranges::any_of(dataset.rows, [](const DatasetRow& row) { return !row.group.empty(); }) &&
           std::ranges::none_of(leaks, [](const Leak& leak) { return leak.kind == LeakKind::Speaker; });
}

/// How many rows of each class there are.
std::vector<std::int64_t> heldRows(const ConfusionMatrix& matrix)
{
    std::vector<std::int64_t> held(matrix.classes.size());
    for (std::size_t i = 0; i < matrix.counts.size(); ++i)
        held[i / held.size()] += matrix.counts[i];
    return held;
}

std::ptrdiff_t heldClasses(const ConfusionMatrix& matrix)
{
    return std::ranges::count_if(heldRows(matrix), [](std::int64_t rows) { return rows > 0; });
}

} // namespace

std::vector<TrainingWarning> warningsFor(const Dataset& dataset, const Split& split)
{
    std::vector<TrainingWarning> warnings;
    const std::vector<Leak> leaks = leaksOf(originsOf(dataset), split);
    warnOfClasses(dataset, split, warnings);
    warnOfColumns(dataset, split, warnings);
    warnOfOrder(dataset, split, isByGroup(dataset, leaks), warnings);
    std::ranges::copy(leakWarnings(leaks), std::back_inserter(warnings));
    return warnings;
}

std::vector<RowOrigin> originsOf(const Dataset& dataset)
{
    std::vector<RowOrigin> origins;
    for (const DatasetRow& row : dataset.rows)
        origins.push_back({row.group, "", row.clip != 0 ? row.file + '\n' + std::to_string(row.clip) : row.file, {}});
    return origins;
}

std::vector<TrainingWarning> leakWarnings(const std::vector<Leak>& leaks)
{
    std::vector<std::string> groups;
    std::vector<std::string> sources;
    std::vector<std::string> duplicates;
    for (const Leak& leak : leaks)
        (leak.kind == LeakKind::Source          ? sources
         : leak.kind == LeakKind::NearDuplicate ? duplicates
                                                : groups)
            .push_back(leak.name.substr(0, leak.name.rfind('\n')));
    std::vector<TrainingWarning> warnings;
    addIfAny(warnings,
             SUARA_TEXT("Core", "On both sides of the split: %1. Scores will be better than on unseen ones; split by "
                                "group to see those."),
             groups);
    addIfAny(warnings,
             SUARA_TEXT("Core",
                        "Parts of one recording stand on both sides of the split: %1. Scores will be better than "
                        "on unseen recordings."),
             sources);
    addIfAny(warnings,
             SUARA_TEXT("Core", "Nearly the same sound stands on both sides of the split: %1. Keep one copy of each."),
             duplicates);
    return warnings;
}

MostFrequent mostFrequent(const ConfusionMatrix& matrix)
{
    const std::vector<std::int64_t> held = heldRows(matrix);
    const auto most = std::ranges::max_element(held);
    return {matrix.classes[std::size_t(most - held.begin())], double(*most) / double(matrix.total())};
}

std::string percentText(double share)
{
    return shortest(std::round(1000.0 * share) / 10.0) + " %";
}

std::vector<TrainingWarning> courseWarnings(const std::vector<EpochRecord>& epochs)
{
    const auto isLost = [](const EpochRecord& record) {
        return !std::isfinite(record.loss);
    };
    const auto lost = std::ranges::find_if(epochs, isLost);
    if (lost == epochs.end())
        return {};
    return {{SUARA_TEXT("Core", "From epoch %1 on the loss is no number: the steps were too large. Take a lower "
                                "learning rate, or scale the columns if their numbers are large."),
             {std::to_string(lost->epoch)}}};
}

std::vector<TrainingWarning> resultWarnings(const ConfusionMatrix& matrix)
{
    if (heldClasses(matrix) < 2) // nothing to tell apart
        return {};
    const MostFrequent most = mostFrequent(matrix);
    const double share = double(matrix.correct()) / double(matrix.total());
    if (share > most.share)
        return {};
    return {
        {SUARA_TEXT("Core", "%1 of the test rows are right, no more than by always saying “%2” (%3): nothing useful "
                            "was learned."),
         {percentText(share), most.name, percentText(most.share)}}};
}

} // namespace suara
