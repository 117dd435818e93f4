#pragma once

#include "core/base/Task.h"

#include <cstddef>
#include <mutex>
#include <vector>

namespace suara {

struct FeatureInput;

/// Tells a task how far the measuring of some inputs is, by how large each is: one long clip among short ones takes
/// longer than they do, and what is left of the time is reckoned from this. Used by many threads.
class MeasuringProgress {
public:
    /// @param task  must outlive it
    MeasuringProgress(const std::vector<FeatureInput>& inputs, Task& task);

    /// So much of an input is measured, in [0, 1].
    void reach(std::size_t index, double fraction);
    /// All of it is, and the task counts one more. @throws Cancelled
    void finish(std::size_t index);
    bool isCancelled() const { return m_task.isCancelled(); }

private:
    /// @return how far the whole is
    double moved(std::size_t index, double fraction);

    Task& m_task;
    std::vector<double> m_weights;
    double m_all = 0.0; ///< sum of the weights
    std::mutex m_mutex; ///< guards what follows
    std::vector<double> m_reached;
    double m_sum = 0.0; ///< of weight times what is reached
    std::size_t m_finished = 0;
};

/// The measuring of one input, as a task.
class InputTask final : public Task {
public:
    InputTask(MeasuringProgress& progress, std::size_t index) : m_progress(progress), m_index(index) {}
    bool isCancelled() const override { return m_progress.isCancelled(); }
    void report(double fraction) override { m_progress.reach(m_index, fraction); }

private:
    MeasuringProgress& m_progress;
    std::size_t m_index;
};

} // namespace suara
