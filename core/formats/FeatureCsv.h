#pragma once

#include <filesystem>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

struct CsvTable;
struct FeatureRow;
struct FeatureTable;

/// Which columns stand between `file,label` and the values.
struct FeatureCsvLayout {
    bool group = false;
    bool stretch = false; ///< `start,end` in seconds
};

/// A feature table as CSV: `file,label`, then a column a value. `group` stands after label if any row has one, `start`
/// and `end` if any row is a stretch of its file. Numbers read back to the same bits; a value that is not a number is
/// an empty cell.
void writeFeatureCsv(const FeatureTable& table, std::ostream& out);

/// Reads such a table again, or any CSV whose columns but `file`, `label` (without one by name: the last, if it is no
/// number), `group` or `speaker`, `start` and `end` are numbers; an empty cell is NaN. Units are not in it.
/// @throws IoError naming line and column: what is no finite number where one belongs; no column of numbers, or no row
FeatureTable readFeatureCsv(const std::filesystem::path& file);

/// Whether a column says who a row is: file, group, speaker, start, end.
bool isNameColumn(std::string_view column);

/// @throws IoError naming line and column if the cell holds no finite number
double numberIn(const CsvTable& table, std::size_t row, std::size_t column, const std::filesystem::path& file);

/// A table line by line, as writeFeatureCsv() has it.
void writeFeatureCsvHeader(const std::vector<std::string>& columns, const FeatureCsvLayout& layout, std::ostream& out);
void writeFeatureCsvRow(const FeatureRow& row, std::span<const double> values, const FeatureCsvLayout& layout,
                        std::ostream& out);

} // namespace suara
