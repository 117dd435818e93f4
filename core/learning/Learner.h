#pragma once

#include "core/base/Aligned.h"
#include "core/learning/Checkpoint.h"
#include "core/learning/Trainer.h"

#include <memory>
#include <string>
#include <vector>

namespace suara {

/// A training under way, batch by batch: the trainer's hands. Inside core/learning only.
class Learner {
public:
    /// All must outlive it. @throws ParameterError if options are out of range or the examples do not fit
    Learner(Network& network, const Examples& training, const Examples& validation, const TrainingOptions& options);

    int batches() const { return int((m_training.count() + m_batch - 1) / m_batch); }

    void startEpoch(int epoch);

    /// Learns from one batch and counts its score, taken before the step as Keras takes it.
    void learn(int batch);

    /// The epoch as far as it went, and the validation after it.
    EpochRecord record(int epoch, double seconds) const;

    /// The epoch's loss may cut the learning rate.
    void endEpoch(const EpochRecord& record);

    void changeLearningRate(double rate); ///< from the next batch on

    double loss() const { return m_loss / m_rows; } ///< running means of the epoch
    double accuracy() const { return m_correct / m_rows; }
    double learningRate() const { return m_optimizer.learningRate(); } ///< of the last batch
    std::vector<RateChange> rateChanges() const;                       ///< that have come to be

    void save(const std::vector<EpochRecord>& epochs, CheckpointFolder& folder); ///< @throws IoError
    void restore(const Checkpoint& checkpoint); ///< @throws ParameterError if it is of another recipe
    void restart();                             ///< fresh weights, nothing learned

private:
    void makeRoom();
    void gather(std::size_t first, std::size_t rows);
    void setLearningRate();
    const std::string& recipe();

    Network& m_network;
    const Examples& m_training;
    const Examples& m_validation;
    const TrainingOptions& m_options;
    int m_jobs;
    Optimizer m_optimizer;
    std::size_t m_batch;
    std::unique_ptr<NetworkWorkspace> m_workspace;
    AlignedFloats m_inputs; // of the batch
    std::vector<int> m_classes;
    std::vector<float> m_weights; // of the batch's rows; empty without class weights
    AlignedFloats m_gradient;
    std::vector<std::size_t> m_order;
    int m_epoch = 0;
    std::uint64_t m_step = 0;
    Plateau m_plateau;
    std::vector<RateChange> m_changes; // by step, those to come too
    double m_loss = 0.0;               // sums over the epoch's rows
    double m_correct = 0.0;
    double m_rows = 0.0;
    std::string m_recipe; // made when first asked for
};

} // namespace suara
