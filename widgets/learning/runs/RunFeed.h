#pragma once

#include "core/learning/Trainer.h"
#include "widgets/learning/runs/RunRecord.h"

#include <QString>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace suara {

class Error;

/// Where a run stood after a batch: running means of its epoch.
struct BatchPoint {
    double epoch = 0.0; ///< 2.5: half of the third
    double loss = 0.0;
    double accuracy = 0.0;
    bool operator==(const BatchPoint&) const = default;
};

/// The rows that a round holds out.
struct HeldOut {
    std::vector<std::string> classes;
    std::vector<TestRow> rows; ///< in the order of EpochRecord::validationLosses
};

/// Between the thread that trains and the page: what it tells, and how it is steered. Safe in any thread.
class RunFeed {
public:
    /// Since the last look.
    struct News {
        bool isTraining = false;                ///< the data has been read
        double fraction = 0.0;                  ///< of the phase
        int fold = 0;                           ///< that is learned, from 0
        int rounds = 1;                         ///< folds and the model of all rows, or 1
        std::shared_ptr<const HeldOut> heldOut; ///< of the round; null before it begins
        double learningRate = 0.0;
        bool isAnew = false; ///< epochs and batches take the place of all that were told before
        std::vector<EpochRecord> epochs;
        std::vector<BatchPoint> batches;
        QString trouble; ///< with checkpoints, in the user's language; "" for none
    };
    News take();

    TrainingControl control;

    // Of the working thread.
    void tellFraction(double fraction); ///< of reading
    void beginTraining(int rounds);
    void beginRound(int round, HeldOut heldOut);
    TrainingObserver observer();

private:
    void startAnew(std::vector<EpochRecord> epochs);
    void addBatch(const BatchRecord& record);
    void tellTrouble(const Error& error);

    std::mutex m_mutex;
    News m_news;
};

/// Every second one of the points once they are very many: a chart has a thousand columns.
void thin(std::vector<BatchPoint>& points);

} // namespace suara
