#pragma once

#include <filesystem>
#include <set>

namespace suara {

class Console;

/// Tells of files that were measured although the end of their sound is missing, each once.
class CutWarnings {
public:
    explicit CutWarnings(Console& console) : m_console(console) {}

    /// @param name  what the person calls the file
    void tell(const std::filesystem::path& file, const std::filesystem::path& name);

private:
    Console& m_console;
    std::set<std::filesystem::path> m_seen;
};

} // namespace suara
