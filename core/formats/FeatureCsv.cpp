#include "core/formats/FeatureCsv.h"

#include "core/features/FeatureTable.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>

namespace suara {

void writeFeatureCsv(const FeatureTable& table, std::ostream& out)
{
    CsvWriter csv(out);
    const bool grouped = std::ranges::any_of(table.rows, [](const FeatureRow& row) { return !row.group.empty(); });
    csv.text("file").text("label");
    if (grouped)
        csv.text("group");
    for (const std::string& column : table.columns)
        csv.text(column);
    csv.endRow();
    for (Eigen::Index row = 0; row < Eigen::Index(table.rows.size()); ++row) {
        const FeatureRow& source = table.rows[std::size_t(row)];
        csv.text(source.file).text(source.label);
        if (grouped)
            csv.text(source.group);
        for (const double value : table.values.row(row)) {
            if (std::isfinite(value))
                csv.number(value);
            else
                csv.empty();
        }
        csv.endRow();
    }
}

} // namespace suara
