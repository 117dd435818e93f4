#pragma once

#include "core/learning/TrainingRun.h"

#include <cstddef>

namespace suara {

/// What a recipe scores when rows of one group may stand on both sides of the split, and when they may not: what a leak
/// is worth.
struct SplitComparison {
    double mixed = 0.0;        ///< accuracy with groups on both sides
    double grouped = 0.0;      ///< with whole groups held out
    double chance = 0.0;       ///< of always naming the grouped test part's most frequent class
    std::size_t mixedRows = 0; ///< tested
    std::size_t groupedRows = 0;
    bool wasStopped = false; ///< then nothing else is meant

    /// In words, for the user.
    TrainingWarning sentence() const;
};

/// @throws ParameterError if no row has a group: nothing to compare
void checkGroups(const Dataset& dataset);

/// Trains and tests the recipe twice with its seed and test size: rows shuffled (stratified, if the recipe asks for
/// it), and split by group.
/// @throws ParameterError if no row has a group, or as trainModel()
SplitComparison compareSplits(const Dataset& dataset, TrainingRecipe recipe, Task& task);

} // namespace suara
