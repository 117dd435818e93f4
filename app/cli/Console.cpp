#include "app/cli/Console.h"

#include "app/cli/Arguments.h"
#include "core/base/Parallel.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <iostream>
#include <unistd.h>
#include <utility>

namespace suara {

namespace {

volatile std::sig_atomic_t g_isInterrupted = 0;

void interrupt(int)
{
    g_isInterrupted = 1;
}

/// What is wrong with one line of output cannot be said in two: a sentence stays on its line.
std::string onOneLine(std::string_view text)
{
    std::string line(text);
    std::ranges::replace(line, '\n', ' ');
    std::ranges::replace(line, '\r', ' ');
    return line;
}

} // namespace

void catchInterrupts()
{
    struct sigaction action = {};
    action.sa_handler = interrupt;
    action.sa_flags = static_cast<int>(SA_RESETHAND); // the second one is not caught
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

Console::Console(Arguments& arguments)
    : m_jobs(arguments.integer("--jobs", defaultJobs(), 1, 1024))
    , m_isQuiet(arguments.flag("--quiet"))
    , m_showsProgress(!m_isQuiet && isatty(STDERR_FILENO) != 0)
{
}

Console::~Console()
{
    clearProgress();
}

void Console::failed(const std::filesystem::path& file, std::string_view sentence)
{
    const std::lock_guard lock(m_mutex);
    ++m_failures;
    writeLine("error: " + onOneLine(file.string()) + ": " + onOneLine(sentence));
}

void Console::failed(const std::filesystem::path& file, const std::exception& error)
{
    if (dynamic_cast<const Cancelled*>(&error) != nullptr)
        throw Cancelled{};
    failed(file, std::string_view(error.what()));
}

void Console::note(std::string_view sentence)
{
    const std::lock_guard lock(m_mutex);
    if (!m_isQuiet)
        writeLine(onOneLine(sentence));
}

void Console::interrupted(std::string_view whatStands)
{
    if (!std::exchange(m_hasToldOfInterrupt, true))
        note("Interrupted; " + std::string(whatStands));
}

bool Console::isCancelled() const
{
    return g_isInterrupted != 0;
}

void Console::report(double fraction)
{
    if (!m_showsProgress)
        return;
    const std::lock_guard lock(m_mutex);
    const auto now = std::chrono::steady_clock::now();
    m_fraction = std::clamp(fraction, m_fraction, 1.0);
    if (now - m_shownAt < std::chrono::milliseconds(100))
        return;
    m_shownAt = now;
    m_hasProgressLine = true;
    char text[16];
    std::snprintf(text, sizeof text, "\r%5.1f %%", m_fraction * 100.0);
    std::cerr << text;
}

void Console::clearProgress()
{
    if (m_hasProgressLine)
        std::cerr << "\r\033[K";
    m_hasProgressLine = false;
}

void Console::writeLine(std::string_view line)
{
    clearProgress();
    std::cerr << std::string(line) + '\n'; // in one piece: other processes may write there too
}

} // namespace suara
