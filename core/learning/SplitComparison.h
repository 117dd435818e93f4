#pragma once

#include "core/learning/TrainingRun.h"

#include <cstddef>

namespace suara {

/// What a recipe scores under one split.
struct SplitScore {
    double accuracy = 0.0;
    double averageRecall = 0.0; ///< UAR
    std::size_t rows = 0;       ///< tested
};

/// What a recipe scores when rows of one group may stand on both sides of the split, and when they may not: what a leak
/// is worth.
struct SplitComparison {
    SplitScore mixed;        ///< groups on both sides
    SplitScore grouped;      ///< whole groups held out
    double chance = 0.0;     ///< accuracy of always naming the grouped test part's most frequent class
    bool wasStopped = false; ///< then nothing else is meant

    /// In words, for the user.
    TrainingWarning sentence() const;
};

/// Of what was tested under either split.
SplitComparison compared(const ConfusionMatrix& mixed, const ConfusionMatrix& grouped);

/// @throws ParameterError if no row has a group: nothing to compare
void checkGroups(const Dataset& dataset);

/// Trains and tests the recipe twice with its seed and test size: rows shuffled (stratified, if the recipe asks for
/// it), and split by group.
/// @throws ParameterError if no row has a group, or as trainModel()
SplitComparison compareSplits(const Dataset& dataset, TrainingRecipe recipe, Task& task);

} // namespace suara
