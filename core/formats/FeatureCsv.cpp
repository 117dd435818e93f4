#include "core/formats/FeatureCsv.h"

#include "core/features/FeatureTable.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

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
