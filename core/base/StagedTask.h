#pragma once

#include "core/base/Task.h"

namespace suara {

/// Work in stages on one task: what a stage reports, its own 0 to 1, is a part of the whole.
class StagedTask final : public Task {
public:
    /// @param whole  must outlive it
    explicit StagedTask(Task& whole) : m_whole(whole) {}

    void begin(double from, double to) ///< a stage, of the whole's 0 to 1
    {
        m_from = from;
        m_to = to;
    }

    bool isCancelled() const override { return m_whole.isCancelled(); }
    void report(double fraction) override { m_whole.report(m_from + fraction * (m_to - m_from)); }

private:
    Task& m_whole;
    double m_from = 0.0;
    double m_to = 1.0;
};

} // namespace suara
