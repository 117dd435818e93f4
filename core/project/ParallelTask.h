#pragma once

#include "core/base/Task.h"

#include <algorithm>
#include <cstddef>
#include <mutex>

namespace suara {

/// Counts what several threads have done as the progress of one task.
class ParallelTask {
public:
    ParallelTask(Task& task, std::size_t steps) : m_task(task), m_steps(std::max<std::size_t>(1, steps)), m_inner(task)
    {
    }

    /// One step begins. Throws Cancelled when the user has asked to stop.
    void step()
    {
        const std::lock_guard lock(m_mutex);
        m_task.step(m_begun++, m_steps);
    }
    /// For the work inside a step: can be stopped, but does not say how far it is.
    Task& silent() { return m_inner; }

private:
    class Inner final : public Task {
    public:
        explicit Inner(Task& task) : m_task(task) {}
        bool isCancelled() const override { return m_task.isCancelled(); }
        void report(double) override {}

    private:
        Task& m_task;
    };

    Task& m_task;
    std::size_t m_steps;
    std::size_t m_begun = 0;
    std::mutex m_mutex;
    Inner m_inner;
};

} // namespace suara
