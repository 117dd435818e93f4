#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// One epoch's line. Training values are running means over its batches, as Keras shows them: of the loss with class
/// weights and penalties. Validation knows no class weights.
struct EpochRecord {
    int epoch = 0; ///< from 1
    double loss = 0.0;
    double accuracy = 0.0;
    std::optional<double> validationLoss; ///< empty without validation rows
    std::optional<double> validationAccuracy;
    double seconds = 0.0;                     ///< of learning; pauses do not count
    double learningRate = 0.0;                ///< of its last batch
    std::vector<float> validationLosses = {}; ///< of each validation row, in their order, without penalties

    bool operator==(const EpochRecord&) const = default;
};

/// A learning rate set by hand: from this step on (counted from 0, over all epochs) it takes the place of the recipe's
/// rate and schedule. What a plateau cuts later is cut from it.
struct RateChange {
    std::uint64_t step = 0;
    double rate = 0.0;

    bool operator==(const RateChange&) const = default;
};

struct TrainingHistory {
    std::vector<EpochRecord> epochs;
    bool wasStopped = false; ///< by the user; what was learned until then is kept
    int bestEpoch = 0;       ///< whose weights the network has, when they were asked for; else 0
    std::vector<RateChange>
        rateChanges; ///< all that came to be, the recipe's own included: with them it can be repeated
};

/// The loss that an epoch is judged by: the validation's, else its own.
double lossOf(const EpochRecord& record);

/// The first epoch with the lowest loss; 0 for none. A loss that is not a number is never the lowest.
int bestEpochOf(const std::vector<EpochRecord>& epochs);

/// The contract's line: `Epoch 3/50 - loss: 0.4561 - acc: 0.8189 - val_loss: 0.4374 - val_acc: 0.8546`.
std::string epochText(const EpochRecord& record, int epochs);

/// The history as CSV: epoch,loss,acc,val_loss,val_acc.
std::string historyCsv(const std::vector<EpochRecord>& epochs);

} // namespace suara
