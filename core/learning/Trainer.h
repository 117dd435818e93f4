#pragma once

#include "core/base/Aligned.h"
#include "core/base/Task.h"
#include "core/learning/Augmentation.h"
#include "core/learning/LearningRate.h"
#include "core/learning/Network.h"
#include "core/learning/Optimizer.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace suara {

/// Rows to learn from, ready for the network: scaled, as float, with class numbers.
struct Examples {
    std::size_t size = 0; ///< floats a row
    AlignedFloats inputs; ///< row by row
    std::vector<int> classes;

    std::size_t count() const { return classes.size(); }
};

struct TrainingOptions {
    OptimizerOptions optimizer;
    int epochs = 30;
    int batchSize = 32;
    std::uint32_t seed = 0; ///< of weights, order and dropout
    int patience = 0; ///< epochs without a better validation loss before it stops, with the best weights; 0: never
    int jobs = 0;     ///< threads; 0: all cores. The result is the same bits at any number
    LearningRateSchedule schedule;
    int plateauPatience = 0; ///< epochs without a better validation loss before the rate is divided by 10; 0: never
    AugmentationOptions augmentation;
    std::vector<double> classWeights; ///< how much the rows of each class count; empty: all 1
};

/// One epoch's line. Training values are running means over its batches, as Keras shows them: of the loss with class
/// weights and penalties. Validation knows no class weights.
struct EpochRecord {
    int epoch = 0; ///< from 1
    double loss = 0.0;
    double accuracy = 0.0;
    std::optional<double> validationLoss; ///< empty without validation rows
    std::optional<double> validationAccuracy;
    double seconds = 0.0;
    bool operator==(const EpochRecord&) const = default;
};

/// Where training stands within an epoch; loss and accuracy are the running means.
struct BatchRecord {
    int epoch = 0;
    int epochs = 0;
    int batch = 0; ///< from 1
    int batches = 0;
    double loss = 0.0;
    double accuracy = 0.0;
};

/// Who hears about it, in the training thread. Either may be empty.
struct TrainingObserver {
    std::function<void(const EpochRecord&)> epoch;
    std::function<void(const BatchRecord&)> batch;
};

struct TrainingHistory {
    std::vector<EpochRecord> epochs;
    bool wasStopped = false; ///< by the user; what was learned until then is kept
    int bestEpoch = 0;       ///< whose weights the network has, when patience chose them; else 0
};

/// The contract's line: `Epoch 3/50 - loss: 0.4561 - acc: 0.8189 - val_loss: 0.4374 - val_acc: 0.8546`.
std::string epochText(const EpochRecord& record, int epochs);

/// The history as CSV: epoch,loss,acc,val_loss,val_acc.
std::string historyCsv(const std::vector<EpochRecord>& epochs);

/// Teaches the network. Each batch is cut into fixed shards of eight rows, worked on by own threads; their gradients
/// are added in shard order, so that the weights are the same bits at any number of threads.
///
/// @param task, stop  cancelling the one or asking the other ends it after the batch under way: the network keeps what
///                    it has learned, the epoch under way is recorded as far as it went, and no exception is thrown
/// @throws ParameterError if options are out of range or the examples do not fit the network
TrainingHistory train(Network& network, const Examples& training, const Examples& validation,
                      const TrainingOptions& options, Task& task, const TrainingObserver& observer = {},
                      const std::stop_token& stop = {});

/// Class probabilities, rows x classes. The same bits at any number of threads.
std::vector<float> predict(const Network& network, const Examples& examples, int jobs = 0);

/// Number of the most probable class of each row of predict()'s result; the first of equals.
std::vector<int> mostProbable(const std::vector<float>& probabilities, std::size_t classes);

/// Mean loss and accuracy over examples, without dropout.
struct Evaluation {
    double loss = 0.0;
    double accuracy = 0.0;
};
Evaluation evaluated(const Network& network, const Examples& examples, int jobs = 0);

} // namespace suara
