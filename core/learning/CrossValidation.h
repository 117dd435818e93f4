#pragma once

#include "core/learning/Folds.h"
#include "core/learning/TrainingRun.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace suara {

/// How a recipe does when every row is held out once.
struct CrossValidation {
    std::vector<Split> folds;
    std::vector<std::vector<EpochRecord>> histories; ///< of each fold that was learned
    std::vector<ConfusionMatrix> matrices;           ///< likewise
    std::vector<std::vector<float>> probabilities;   ///< likewise: its test rows x classes
    ConfusionMatrix matrix;                          ///< their sum
    ClassificationReport report;                     ///< of the sum
    bool wasStopped = false; ///< by the user; the folds until then, the one under way included, stand

    std::vector<double> accuracies() const; ///< of each fold
};

/// Trains and tests a network of its own on each fold, scaler and class weights from that fold's training part; what
/// the recipe says of splitting is not asked.
/// @param begins    hears of each fold before it is learned: its number from 0, and its rows
/// @param steering  of each fold, by its number; what is stopped ends all
/// @throws ParameterError as foldsOf() and trainModel()
CrossValidation crossValidate(const Dataset& dataset, const TrainingRecipe& recipe, const FoldOptions& folds,
                              Task& task, const std::function<void(std::size_t fold, const Split& split)>& begins = {},
                              const TrainingObserver& observer = {},
                              const std::function<TrainingSteering(std::size_t fold)>& steering = {});

/// The histories as CSV: fold,epoch,loss,acc,val_loss,val_acc, folds from 1.
std::string historyCsv(const CrossValidation& validation);

} // namespace suara
