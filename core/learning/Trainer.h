#pragma once

#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/learning/Augmentation.h"
#include "core/learning/LearningRate.h"
#include "core/learning/Network.h"
#include "core/learning/Optimizer.h"
#include "core/learning/Prediction.h"
#include "core/learning/TrainingControl.h"
#include "core/learning/TrainingHistory.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace suara {

class CheckpointFolder;

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
    std::vector<RateChange>
        rateChanges; ///< learning rates to be set on the way, by rising step: those of a steered run
};

/// Where training stands within an epoch; loss and accuracy are the running means.
struct BatchRecord {
    int epoch = 0;
    int epochs = 0;
    int batch = 0; ///< from 1
    int batches = 0;
    double loss = 0.0;
    double accuracy = 0.0;
    double learningRate = 0.0; ///< of this batch
};

/// Who hears about it, in the training thread. Each may be empty.
struct TrainingObserver {
    std::function<void(const EpochRecord&)> epoch;
    std::function<void(const BatchRecord&)> batch;
    /// The history is now this: after going back, and at the start of a training that goes on.
    std::function<void(const std::vector<EpochRecord>&)> restored = {};
    /// A checkpoint could not be written or read; training goes on without.
    std::function<void(const Error&)> trouble = {};
};

/// Who steers it, and where what it has learned is kept on the way. What is pointed to must outlive the training.
struct TrainingSteering {
    TrainingControl* control = nullptr;
    CheckpointFolder* checkpoints = nullptr; ///< gets one after every epoch
    int startAfter = 0; ///< goes on after this epoch's checkpoint, as if nothing had been between; 0: from the start,
                        ///< and older checkpoints are removed
};

/// Teaches the network. Each batch is cut into fixed shards of eight rows, worked on by own threads; their gradients
/// are added in shard order, so that the weights are the same bits at any number of threads.
///
/// @param task  cancelling it or TrainingControl::stop() ends it after the batch under way: the network keeps what it
///              has learned, the epoch under way is recorded as far as it went, and no exception is thrown
/// @throws ParameterError if options are out of range, the examples do not fit the network, or the checkpoint to go on
///         from is of another recipe; IoError if that one cannot be read
TrainingHistory train(Network& network, const Examples& training, const Examples& validation,
                      const TrainingOptions& options, Task& task, const TrainingObserver& observer = {},
                      const TrainingSteering& steering = {});

} // namespace suara
