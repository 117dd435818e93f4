#pragma once

#include "core/learning/Dataset.h"
#include "core/learning/Metrics.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/ModelFile.h"
#include "core/learning/Scaler.h"
#include "core/learning/Split.h"
#include "core/learning/Trainer.h"
#include "core/learning/TrainingWarnings.h"

#include <map>
#include <string>
#include <vector>

namespace suara {

/// How much the rows of each class count in the loss.
struct ClassWeighting {
    bool isBalanced = false;               ///< balancedClassWeights() of the training part
    std::map<std::string, double> weights; ///< else by class; one that is not named counts 1

    bool operator==(const ClassWeighting&) const = default;
};

/// All that is chosen before training.
struct TrainingRecipe {
    ModelPlan model;
    SplitOptions split;
    ScalerKind scaler = ScalerKind::Standard; ///< of table columns; pictures are not scaled further
    double low = 0.0;                         ///< range of MinMax
    double high = 1.0;
    TrainingOptions training; ///< its class weights come from the weighting
    ClassWeighting weighting = {};
};

/// What comes out: the model, and how it did on the rows held out.
struct TrainingRun {
    TrainedModel model;
    Split split;
    std::vector<int> truth;           ///< of split.test, in its order
    std::vector<int> predicted;       ///< likewise
    std::vector<float> probabilities; ///< likewise, test rows x classes
    ConfusionMatrix matrix;
    ClassificationReport report;
    std::vector<TrainingWarning> warnings; ///< warningsFor() the split, courseWarnings(), resultWarnings()
};

/// The class number of each row, as LabelEncoder numbers them.
std::vector<int> classNumbers(const Dataset& dataset);

/// The rows that a recipe learns from and holds out. @throws ParameterError as splitRows()
Split splitOf(const Dataset& dataset, const SplitOptions& options);

/// Splits, scales by the training part, trains and evaluates on the rest: what the Train page and `suara-cli train` do.
/// The validation of each epoch is the test part.
/// @param task, steering  as train()
/// @throws ParameterError if there is only one class, the split is not possible, the model does not fit the data or
///         needs more memory than is there
TrainingRun trainModel(const Dataset& dataset, const TrainingRecipe& recipe, Task& task,
                       const TrainingObserver& observer = {}, const TrainingSteering& steering = {});

/// The same on a split that is already known; its test part may be empty, then there is no validation and nothing to
/// report.
TrainingRun trainOn(const Dataset& dataset, const TrainingRecipe& recipe, Split split, Task& task,
                    const TrainingObserver& observer = {}, const TrainingSteering& steering = {});

/// Every row as the model's network reads it; classes are 0.
/// @throws ParameterError as predictModel()
Examples allExamples(const TrainedModel& model, const Dataset& dataset);

/// Class probabilities of every row, rows x classes; labels do not count.
/// @throws ParameterError if the data has other columns or picture sizes than the model learned from, or no row
std::vector<float> predictModel(const TrainedModel& model, const Dataset& dataset, int jobs = 0);

/// How a model does on a data set.
struct ModelEvaluation {
    std::vector<int> truth;
    std::vector<int> predicted;
    std::vector<float> probabilities;
    ConfusionMatrix matrix;
    ClassificationReport report;
    double loss = 0.0;
};

/// @throws ParameterError if the data has other columns or picture sizes than the model learned from, or a class it
///         does not know
ModelEvaluation evaluateModel(const TrainedModel& model, const Dataset& dataset, int jobs = 0);

/// Evaluation as JSON: classes, confusion_matrix, accuracy, report as scikit-learn's output_dict, warnings.
std::string evaluationJson(const ConfusionMatrix& matrix, const ClassificationReport& report);

/// What a project keeps of a run beside the model: recipe, history, classes, split by row with clip and file, truth and
/// prediction of each test row, matrix, and of each epoch the loss of every test row ("validation_losses", in the order
/// of "test_rows"). JSON.
std::string runRecord(const Dataset& dataset, const TrainingRun& run);

} // namespace suara
