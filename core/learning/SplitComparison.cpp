#include "core/learning/SplitComparison.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>

namespace suara {

namespace {

SplitScore scoreOf(const ConfusionMatrix& matrix)
{
    if (matrix.total() == 0)
        return {};
    const MatrixScores scores = scoresOf(matrix);
    return {scores.accuracy, scores.averageRecall, std::size_t(matrix.total())};
}

} // namespace

TrainingWarning SplitComparison::sentence() const
{
    return {SUARA_TEXT("Core", "With groups on both sides %1 of the test rows are right (UAR %2), with unseen groups "
                               "%3 (UAR %4; always the most frequent class: %5). Expect the second of new recordings."),
            {percentText(mixed.accuracy), percentText(mixed.averageRecall), percentText(grouped.accuracy),
             percentText(grouped.averageRecall), percentText(chance)}};
}

SplitComparison compared(const ConfusionMatrix& mixed, const ConfusionMatrix& grouped)
{
    return {scoreOf(mixed), scoreOf(grouped), grouped.total() > 0 ? mostFrequent(grouped).share : 0.0};
}

void checkGroups(const Dataset& dataset)
{
    if (std::ranges::all_of(dataset.rows, [](const DatasetRow& row) { return row.group.empty(); }))
        throw ParameterError(SUARA_TEXT("Core", "No row has a group (speaker, episode) to be held out."));
}

SplitComparison compareSplits(const Dataset& dataset, TrainingRecipe recipe, Task& task)
{
    checkGroups(dataset);
    if (recipe.split.kind != SplitKind::Stratified)
        recipe.split.kind = SplitKind::Shuffled;
    PartTask first(task, 0.0, 0.5);
    const TrainingRun mixed = trainModel(dataset, recipe, first);
    recipe.split.kind = SplitKind::Grouped;
    if (mixed.model.wasStopped)
        return {{}, {}, 0.0, true};
    PartTask second(task, 0.5, 1.0);
    const TrainingRun grouped = trainModel(dataset, recipe, second);
    SplitComparison comparison = compared(mixed.matrix, grouped.matrix);
    comparison.wasStopped = grouped.model.wasStopped;
    return comparison;
}

} // namespace suara
