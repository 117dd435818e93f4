#pragma once

#include "core/learning/Checkpoint.h"
#include "core/learning/ModelCatalog.h"
#include "core/learning/RandomState.h"
#include "core/learning/Trainer.h"

#include <cmath>
#include <functional>
#include <vector>

namespace suara {

inline constexpr int kEpochs = 8;
inline constexpr int kBatches = 3; // of 20 rows, 50 in all

/// Rows of two classes that are hard to tell apart, so that every epoch moves the weights.
inline Examples noisy(std::size_t count, std::uint32_t seed)
{
    RandomState random(seed);
    Examples examples;
    examples.size = 6;
    for (std::size_t i = 0; i < count; ++i) {
        for (std::size_t k = 0; k < examples.size; ++k)
            examples.inputs.push_back(float(std::ldexp(double(random.next()), -31) - 1.0));
        examples.classes.push_back(int(i % 2));
    }
    return examples;
}

/// With dropout and batch normalisation, whose state must come back too.
inline Network network()
{
    return Network({{1, 1, 6},
                    {{.kind = "dense", .units = 8, .activation = "relu"},
                     {.kind = "batchnorm"},
                     {.kind = "dropout", .rate = 0.3},
                     {.kind = "dense", .units = 2, .activation = "softmax"}}});
}

inline TrainingOptions options(OptimizerKind kind = OptimizerKind::Adam)
{
    TrainingOptions options;
    options.optimizer.kind = kind;
    options.optimizer.momentum = kind == OptimizerKind::Sgd ? 0.9 : 0.0;
    options.optimizer.learningRate = 0.01;
    options.epochs = kEpochs;
    options.batchSize = 20;
    options.seed = 3;
    options.plateauPatience = 2;
    options.schedule = {ScheduleKind::Exponential, 5, 0.9};
    options.augmentation.noise = 0.1;
    return options;
}

struct Result {
    AlignedFloats weights;
    TrainingHistory history;
};

inline Result trained(const TrainingOptions& how, const TrainingSteering& steering = {},
                      const TrainingObserver& observer = {})
{
    const Examples training = noisy(50, 1);
    const Examples validation = noisy(20, 2);
    Network made = network();
    SilentTask task;
    TrainingHistory history = train(made, training, validation, how, task, observer, steering);
    return {AlignedFloats(made.parameters().begin(), made.parameters().end()), std::move(history)};
}

inline std::vector<double> losses(const TrainingHistory& history)
{
    std::vector<double> values;
    for (const EpochRecord& record : history.epochs)
        values.push_back(*record.validationLoss);
    return values;
}

inline TrainingObserver atEpoch(int epoch, std::function<void()> act)
{
    return {[epoch, act = std::move(act)](const EpochRecord& record) {
                if (record.epoch == epoch)
                    act();
            },
            {}};
}

/// Acts once, after the first batch of an epoch.
inline TrainingObserver atBatchOf(int epoch, std::function<void()> act)
{
    return {{}, [epoch, act = std::move(act), isDone = false](const BatchRecord& record) mutable {
                if (!isDone && record.epoch == epoch && record.batch == 1) {
                    isDone = true;
                    act();
                }
            }};
}

struct Crash {};

} // namespace suara
