#pragma once

#include "widgets/learning/plan/TrainSetup.h"

#include <QByteArray>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

namespace suara {

struct Dataset;
struct RateChange;
class RunFeed;
class Task;

/// A run that is to be made.
struct RunOrder {
    TrainSetup setup;
    std::vector<RateChange> rateChanges;    ///< learning rates that were set by hand, of a run that is repeated
    std::filesystem::path checkpoints = {}; ///< folder for them, in it one of each round where there are folds
    bool goesOn = false;                    ///< after the newest checkpoints, else from the start
};

/// What it leaves behind for the project.
struct RunOutcome {
    QByteArray record;
    QByteArray model;
};

/// Reads, trains and evaluates, in the thread of a job. Cancelled while it reads it throws Cancelled; later it ends as
/// if it had been stopped, with what was learned.
/// @throws as datasetMaker(), trainModel() and crossValidate()
std::shared_ptr<const RunOutcome> carryOut(const RunOrder& order, const std::function<Dataset(Task&)>& readData,
                                           RunFeed& feed, Task& task);

} // namespace suara
