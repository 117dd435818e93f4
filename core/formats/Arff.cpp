#include "core/formats/Arff.h"

#include "core/base/Shortest.h"
#include "core/features/FeatureTable.h"

#include <algorithm>
#include <cmath>
#include <ostream>

namespace suara {

namespace {

std::string quoted(const std::string& text)
{
    std::string result = "'";
    for (const char letter : text) {
        if (letter == '\'' || letter == '\\')
            result += '\\';
        result += letter == '\n' || letter == '\r' ? ' ' : letter;
    }
    return result + '\'';
}

std::string classes(const FeatureTable& table)
{
    std::vector<std::string> seen;
    std::string list;
    for (const FeatureRow& row : table.rows)
        if (!row.label.empty() && std::ranges::find(seen, row.label) == seen.end()) {
            seen.push_back(row.label);
            list += (list.empty() ? "" : ",") + quoted(row.label);
        }
    return list;
}

} // namespace

void writeArff(const FeatureTable& table, std::ostream& out)
{
    out << "@relation suara\n\n@attribute file string\n";
    for (const std::string& column : table.columns)
        out << "@attribute " << quoted(column) << " numeric\n";
    const std::string all = classes(table);
    if (!all.empty())
        out << "@attribute class {" << all << "}\n";
    out << "\n@data\n";
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        out << quoted(table.rows[row].file);
        for (const double value : table.values.row(Eigen::Index(row)))
            out << ',' << (std::isfinite(value) ? shortest(value) : "?");
        if (!all.empty())
            out << ',' << (table.rows[row].label.empty() ? "?" : quoted(table.rows[row].label));
        out << '\n';
    }
}

} // namespace suara
