#include "core/formats/FeatureCsv.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>
#include <string_view>

namespace suara {

namespace {

constexpr std::array<std::string_view, 5> names{"file", "group", "speaker", "start", "end"};

std::optional<std::size_t> labelColumn(const CsvTable& table)
{
    if (const auto named = table.column("label"))
        return named;
    const std::size_t last = table.header.size() - 1;
    const bool isText =
        !table.rows.empty() && !csvNumber(table.rows.front()[last]) && !table.rows.front()[last].empty();
    return isText ? std::optional(last) : std::nullopt;
}

} // namespace

bool isNameColumn(std::string_view column)
{
    return std::ranges::find(names, column) != names.end();
}

double numberIn(const CsvTable& table, std::size_t row, std::size_t column, const std::filesystem::path& file)
{
    const std::string& cell = table.rows[row][column];
    const std::optional<double> value = csvNumber(cell);
    if (cell.empty())
        throw IoError(file,
                      SUARA_TEXT("Core", "Line %1, column “%2” is empty. Write a number there, or take the row "
                                         "or the column out."),
                      {std::to_string(table.lines[row]), table.header[column]});
    if (!value || !std::isfinite(*value))
        throw IoError(file,
                      SUARA_TEXT("Core", "Line %1, column “%2”: “%3” is not a finite number. Mend it, or take "
                                         "the row or the column out."),
                      {std::to_string(table.lines[row]), table.header[column], cell});
    return *value;
}

FeatureTable readFeatureCsv(const std::filesystem::path& file)
{
    const CsvTable csv = readCsv(file);
    const auto label = labelColumn(csv);
    const auto name = csv.column("file");
    const auto group = csv.column("group") ? csv.column("group") : csv.column("speaker");
    std::vector<std::size_t> columns;
    FeatureTable table;
    if (label)
        table.labelColumn = csv.header[*label];
    for (std::size_t i = 0; i < csv.header.size(); ++i)
        if (i != label && !isNameColumn(csv.header[i])) {
            columns.push_back(i);
            table.columns.push_back(csv.header[i]);
        }
    if (columns.empty())
        throw IoError(file, SUARA_TEXT("Core", "There is no column of numbers."));
    if (csv.rows.empty())
        throw IoError(file, SUARA_TEXT("Core", "The table has a header but no rows."));
    table.units.resize(columns.size());
    table.values.resize(Eigen::Index(csv.rows.size()), Eigen::Index(columns.size()));
    const auto textOf = [&](std::size_t row, const std::optional<std::size_t>& column) {
        return column ? csv.rows[row][*column] : std::string();
    };
    for (std::size_t row = 0; row < csv.rows.size(); ++row) {
        table.rows.push_back({0, 0, textOf(row, name), textOf(row, label), textOf(row, group)});
        for (std::size_t i = 0; i < columns.size(); ++i)
            table.values(Eigen::Index(row), Eigen::Index(i)) = csv.rows[row][columns[i]].empty()
                                                                   ? std::numeric_limits<double>::quiet_NaN()
                                                                   : numberIn(csv, row, columns[i], file);
    }
    return table;
}

void writeFeatureCsvHeader(const std::vector<std::string>& columns, const FeatureCsvLayout& layout, std::ostream& out)
{
    CsvWriter csv(out);
    csv.text("file").text("label");
    if (layout.group)
        csv.text("group");
    if (layout.stretch)
        csv.text("start").text("end");
    for (const std::string& column : columns)
        csv.text(column);
    csv.endRow();
}

void writeFeatureCsvRow(const FeatureRow& row, std::span<const double> values, const FeatureCsvLayout& layout,
                        std::ostream& out)
{
    CsvWriter csv(out);
    const auto number = [&](double value) {
        std::isfinite(value) ? csv.number(value) : csv.empty();
    };
    csv.text(row.file).text(row.label);
    if (layout.group)
        csv.text(row.group);
    for (std::size_t i = 0; layout.stretch && i < 2; ++i)
        number(row.stretch ? (*row.stretch)[i] : std::numeric_limits<double>::quiet_NaN());
    for (const double value : values)
        number(value);
    csv.endRow();
}

void writeFeatureCsv(const FeatureTable& table, std::ostream& out)
{
    const FeatureCsvLayout layout{
        std::ranges::any_of(table.rows, [](const FeatureRow& row) { return !row.group.empty(); }),
        std::ranges::any_of(table.rows, [](const FeatureRow& row) { return row.stretch.has_value(); })};
    writeFeatureCsvHeader(table.columns, layout, out);
    for (Eigen::Index row = 0; row < Eigen::Index(table.rows.size()); ++row) {
        const Eigen::ArrayXd values = table.values.row(row);
        writeFeatureCsvRow(table.rows[std::size_t(row)], {values.data(), std::size_t(values.size())}, layout, out);
    }
}

} // namespace suara
