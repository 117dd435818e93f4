#pragma once

#include "core/base/Error.h"

#include <cstddef>
#include <functional>
#include <utility>

namespace suara {

/// How long work hears that the user wants to stop, and says how far it is. Core sees only this; the widgets' Job and
/// the command line implement it.
class Task {
public:
    virtual ~Task() = default;
    virtual bool isCancelled() const = 0;
    virtual void report(double fraction) = 0;        ///< in [0, 1], never falling
    virtual void count(int /*done*/, int /*all*/) {} ///< of work in steps that can be counted: "48 of 60"

    /// Throws Cancelled when the user has asked to stop.
    void stopIfCancelled() const
    {
        if (isCancelled())
            throw Cancelled{};
    }

    /// Call once per file, frame block or epoch. Throws Cancelled when the user has asked to stop.
    void checkpoint(double fraction)
    {
        stopIfCancelled();
        report(fraction);
    }

    /// The same for work of `all` steps (files, epochs) of which `done` are done.
    void step(std::size_t done, std::size_t all)
    {
        count(int(done), int(all));
        checkpoint(all > 0 ? double(done) / double(all) : 1.0);
    }
};

/// A task nobody watches and nobody stops: for tests and for work too short to follow.
class SilentTask final : public Task {
public:
    bool isCancelled() const override { return false; }
    void report(double) override {}
};

/// A part of a longer task: its own 0 to 1 is from `from` to `to` of the whole, and is also told to `heard`.
class PartTask final : public Task {
public:
    PartTask(Task& whole, double from, double to, std::function<void(double)> heard = {})
        : m_whole(whole), m_from(from), m_to(to), m_heard(std::move(heard))
    {
    }
    bool isCancelled() const override { return m_whole.isCancelled(); }
    void count(int done, int all) override { m_whole.count(done, all); }
    void report(double fraction) override
    {
        m_whole.report(m_from + fraction * (m_to - m_from));
        if (m_heard)
            m_heard(fraction);
    }

private:
    Task& m_whole;
    double m_from;
    double m_to;
    std::function<void(double)> m_heard;
};

} // namespace suara
