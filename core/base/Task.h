#pragma once

#include "core/base/Error.h"

namespace suara {

/// How long work hears that the user wants to stop, and says how far it is. Core sees only this; the widgets' Job and
/// the command line implement it.
class Task {
public:
    virtual ~Task() = default;
    virtual bool isCancelled() const = 0;
    virtual void report(double fraction) = 0; ///< in [0, 1], never falling

    /// Call once per file, frame block or epoch. Throws Cancelled when the user has asked to stop.
    void checkpoint(double fraction)
    {
        if (isCancelled())
            throw Cancelled{};
        report(fraction);
    }
};

/// A task nobody watches and nobody stops: for tests and for work too short to follow.
class SilentTask final : public Task {
public:
    bool isCancelled() const override { return false; }
    void report(double) override {}
};

} // namespace suara
