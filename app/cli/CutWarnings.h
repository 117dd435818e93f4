#pragma once

#include "core/features/FeatureTable.h"

#include <filesystem>
#include <set>
#include <vector>

namespace suara {

class Console;

/// Tells of files that were used although the end of their sound is missing, each once.
class CutWarnings {
public:
    explicit CutWarnings(Console& console) : m_console(console) {}

    /// @param name  what the person calls the file
    void tell(const std::filesystem::path& file, const std::filesystem::path& name);
    /// Of those inputs that rows were made of.
    template<typename Row>
    void tell(const std::vector<FeatureInput>& inputs, const std::vector<Row>& rows)
    {
        std::set<std::string> used;
        for (const Row& row : rows)
            used.insert(row.file);
        for (const FeatureInput& input : inputs)
            if (used.contains(input.row.file))
                tell(input.path, input.row.file);
    }

private:
    Console& m_console;
    std::filesystem::path m_last;
    std::set<std::filesystem::path> m_told;
};

} // namespace suara
