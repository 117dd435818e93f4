#pragma once

#include <condition_variable>
#include <mutex>
#include <optional>

namespace suara {

class Task;

/// How one training is steered while it goes on, from any thread: the page's buttons hold one end, train() the other.
/// Everything is obeyed after the batch under way.
class TrainingControl {
public:
    void pause();
    void resume();
    bool isPaused() const;

    /// Ends training, also a paused one; the epoch under way is recorded as far as it went.
    /// @param takesBest  the network gets the weights of the epoch with the lowest loss, not the last ones
    void stop(bool takesBest = false);

    /// From the next batch on. As RateChange says, it takes the schedule's place.
    /// @throws ParameterError if it is not finite and more than 0
    void setLearningRate(double rate);

    /// Everything as it was after this epoch, 0 for the start; training goes on from there (a paused one when it is
    /// resumed). Needs checkpoints: one of CheckpointFolder::epochs().
    void goBackTo(int epoch);

    /// What was asked since the last call. For train(), which calls it after every batch: while paused it waits, until
    /// training is to go on, back or end, or the task is cancelled; a learning rate alone waits with it.
    struct Wishes {
        bool stops = false;
        bool takesBest = false;
        std::optional<double> learningRate;
        std::optional<int> backTo;
    };
    Wishes wishes(const Task& task);

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_isPaused = false;
    Wishes m_wishes;
};

} // namespace suara
