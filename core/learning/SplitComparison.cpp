#include "core/learning/SplitComparison.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>

namespace suara {

namespace {

double accuracyOf(const TrainingRun& run)
{
    return run.matrix.total() > 0 ? double(run.matrix.correct()) / double(run.matrix.total()) : 0.0;
}

} // namespace

TrainingWarning SplitComparison::sentence() const
{
    return {SUARA_TEXT("Core", "With groups on both sides %1 of the test rows are right, with unseen groups %2 (always "
                               "the most frequent class: %3). Expect the second of new recordings."),
            {percentText(mixed), percentText(grouped), percentText(chance)}};
}

void checkGroups(const Dataset& dataset)
{
    if (std::ranges::all_of(dataset.rows, [](const DatasetRow& row) { return row.group.empty(); }))
        throw ParameterError(SUARA_TEXT("Core", "No row has a group (speaker, episode) to be held out."));
}

SplitComparison compareSplits(const Dataset& dataset, TrainingRecipe recipe, Task& task)
{
    checkGroups(dataset);
    SplitComparison comparison;
    if (recipe.split.kind != SplitKind::Stratified)
        recipe.split.kind = SplitKind::Shuffled;
    PartTask first(task, 0.0, 0.5);
    const TrainingRun mixed = trainModel(dataset, recipe, first);
    recipe.split.kind = SplitKind::Grouped;
    comparison.wasStopped = mixed.model.wasStopped;
    if (comparison.wasStopped)
        return comparison;
    PartTask second(task, 0.5, 1.0);
    const TrainingRun grouped = trainModel(dataset, recipe, second);
    comparison.wasStopped = grouped.model.wasStopped;
    comparison.mixed = accuracyOf(mixed);
    comparison.grouped = accuracyOf(grouped);
    comparison.chance = grouped.matrix.total() > 0 ? mostFrequent(grouped.matrix).share : 0.0;
    comparison.mixedRows = mixed.split.test.size();
    comparison.groupedRows = grouped.split.test.size();
    return comparison;
}

} // namespace suara
