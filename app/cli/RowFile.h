#pragma once

#include "core/features/RowOptions.h"

#include <filesystem>
#include <fstream>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// A CSV table that grows row by row: on standard output, or in `F.csv.part` beside its final name F.csv, which it
/// takes when finish() is called. Every row is handed to the system whole as soon as it is known, so that whatever
/// happens to the program or the disk, --resume finds the rows that were done. `F.csv.options` beside the table says
/// how they were measured, for the columns alone do not tell.
class RowFile {
public:
    /// @param header   the first line, with its line end
    /// @param names    how many of the first cells say who a row is
    /// @param options  what the rows depend on besides their inputs
    /// @param resumes  rows of an earlier F.csv or F.csv.part are known from the start
    /// @throws UsageError if there is nothing to resume into or the earlier rows came of other options, IoError
    RowFile(const std::optional<std::string>& out, const std::string& header, std::size_t names,
            const RowOptions& options, bool resumes);
    ~RowFile(); ///< without finish(): what was written stays as F.csv.part, if there is any row to go on from
    RowFile(const RowFile&) = delete;
    RowFile& operator=(const RowFile&) = delete;

    /// The line of an earlier run for the row that begins with these cells; null if there is none.
    const std::string* known(const std::vector<std::string>& names) const;
    void add(std::string_view line);
    void finish();                                                   ///< @throws IoError
    const std::filesystem::path& target() const { return m_target; } ///< empty for standard output

private:
    void readKnown(const std::string& header, std::size_t names, const RowOptions& options);
    void begin(const std::string& header, const RowOptions& options);
    void write(std::string_view line);
    [[noreturn]] void failToWrite() const;

    std::filesystem::path m_target;
    std::filesystem::path m_part;
    std::ofstream m_stream;
    bool m_isWorthKeeping = false; ///< a row was written, or all are finished
    std::map<std::string, std::string> m_known;
};

} // namespace suara
