#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// A CSV file as text: a header and rows of as many cells. All text is UTF-8.
struct CsvTable {
    std::vector<std::string> header;
    std::vector<std::vector<std::string>> rows; ///< each as long as header
    std::vector<std::size_t> lines;             ///< per row the line of the file it begins on, from 1

    /// Place of the column with this name, compared exactly; empty if there is none.
    std::optional<std::size_t> column(std::string_view name) const;
};

/// Reads CSV as RFC 4180 defines it (comma, quotes, CRLF; LF and CR alone are taken too; a byte-order mark is skipped;
/// empty lines between rows are passed over). The first row is the header. The apostrophe that guards a formula
/// (csvGuarded()) is taken off again.
/// @throws IoError naming line and column: a quote that is not closed or stands inside a bare cell, text after a
///         closing quote, a row that is longer or shorter than the header, a column named twice, bytes that are not
///         UTF-8, no header at all.
CsvTable parseCsv(std::string_view text, const std::filesystem::path& file);
CsvTable readCsv(const std::filesystem::path& file);

/// A cell as a number: `.` decimals, spaces around it allowed, "nan" and "inf" as C++ reads them. Empty if the cell is
/// not one number from its first to its last character.
std::optional<double> csvNumber(std::string_view cell);

/// A text cell made harmless for spreadsheets, which run what begins with = + - @ tab or return: such text gets a
/// leading apostrophe. Numbers stay as they are. csvUnguarded(csvGuarded(x)) == x for every x.
std::string csvGuarded(std::string_view cell);
std::string csvUnguarded(std::string_view cell);

/// Writes RFC 4180 with CRLF line ends, cell by cell: writer.text("a").number(0.1).endRow();
class CsvWriter {
public:
    explicit CsvWriter(std::ostream& out) : m_out(out) {}

    CsvWriter& text(std::string_view cell); ///< quoted where needed, guarded against formulas
    CsvWriter& number(double value);
    CsvWriter& number(float value);
    CsvWriter& integer(long long value);
    CsvWriter& empty(); ///< a cell without a value
    void endRow();
    void row(const std::vector<std::string>& texts);

private:
    void raw(std::string_view cell);

    std::ostream& m_out;
    bool m_first = true;
};

} // namespace suara
