#pragma once

#include "core/base/Task.h"

#include <chrono>
#include <cstddef>
#include <exception>
#include <filesystem>
#include <mutex>
#include <string>
#include <string_view>

namespace suara {

class Arguments;

/// How a command talks to the person: progress and messages on standard error, never on standard output. It is the Task
/// of the command's work: Ctrl+C cancels it, progress is one line on a terminal. All functions may be called from any
/// thread.
class Console final : public Task {
public:
    explicit Console(Arguments& arguments); ///< takes --quiet and --jobs
    ~Console() override;

    int jobs() const { return m_jobs; } ///< threads to use; never changes results

    /// One input failed and the rest goes on: prints "error: FILE: sentence" and makes the exit code 1.
    void failed(const std::filesystem::path& file, std::string_view sentence);
    /// The same for an exception that a file's work threw; passes Cancelled on.
    void failed(const std::filesystem::path& file, const std::exception& error);
    void note(std::string_view sentence); ///< a message that is no error; silent with --quiet
    /// Ctrl+C was heard: says what stands of the result and what does not, as "Interrupted; …". The first word counts.
    void interrupted(std::string_view whatStands);

    std::size_t failures() const { return m_failures; } ///< inputs that failed so far
    bool hasFailures() const { return m_failures > 0; }

    bool isCancelled() const override; ///< Ctrl+C or a polite kill came
    void report(double fraction) override;

private:
    void clearProgress();
    void writeLine(std::string_view line);

    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_shownAt;
    double m_fraction = 0.0;
    int m_jobs;
    bool m_isQuiet;
    bool m_showsProgress;
    bool m_hasProgressLine = false;
    bool m_hasToldOfInterrupt = false;
    std::size_t m_failures = 0;
};

/// From now on Ctrl+C (and SIGTERM) asks the running command to stop at its next checkpoint; a second one ends the
/// program at once.
void catchInterrupts();

} // namespace suara
