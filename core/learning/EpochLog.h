#pragma once

#include "core/learning/TrainingHistory.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace suara {

/// The records of a training's epochs, one after another in one file, each sealed by itself: what a crash leaves half
/// written is not read. Inside core/learning only.
class EpochLog {
public:
    explicit EpochLog(std::filesystem::path file) : m_file(std::move(file)) {}

    /// The first `count` of them. @throws IoError if not as many are there and whole
    std::vector<EpochRecord> read(int count) const;

    /// Adds those that are not in the file yet. @throws IoError, e.g. when the disk is full
    void write(const std::vector<EpochRecord>& epochs);
    void keep(int count); ///< the first of them; the others, and what is behind them, leave
    void remove();

    std::uint64_t size() const { return m_ends.empty() ? 0 : m_ends.back(); } ///< bytes, as far as written here

private:
    std::filesystem::path m_file;
    std::vector<std::uint64_t> m_ends; ///< of each record that is known to be whole, from the file's begin
};

} // namespace suara
