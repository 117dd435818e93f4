#include "core/learning/TableChart.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/features/BoxStatistics.h"
#include "core/features/FeatureTable.h"
#include "core/features/Histogram.h"
#include "core/formats/Csv.h"
#include "core/learning/Pca.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>
#include <sstream>

namespace suara {

namespace {

std::vector<double> columnOf(const FeatureTable& table, std::size_t column)
{
    const auto values = table.values.col(Eigen::Index(column));
    return {values.begin(), values.end()};
}

/// The classes that are drawn, in order; -1 last where rows without a class are shown.
std::vector<int> shownClasses(const ChartClasses& classes)
{
    std::vector<int> shown;
    for (int index = 0; index < int(classes.names.size()); ++index)
        if (classes.isShown(index))
            shown.push_back(index);
    if (classes.hasUnclassed() && classes.isShown(-1))
        shown.push_back(-1);
    return shown;
}

std::string nameOf(const ChartClasses& classes, int index)
{
    return index < 0 ? "" : classes.names[std::size_t(index)];
}

std::vector<double> valuesOf(int wanted, const std::vector<double>& values, const ChartClasses& classes)
{
    std::vector<double> chosen;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (classes.ofRow[row] == wanted)
            chosen.push_back(values[row]);
    return chosen;
}

void writeHistogram(const TableChart& chart, const FeatureTable& table, const ChartClasses& classes, std::ostream& out)
{
    const std::vector<double> values = columnOf(table, columnIndex(table, chart.x));
    const std::vector<int> shown = shownClasses(classes);
    std::vector<double> seen;
    std::vector<std::vector<double>> parts;
    for (const int index : shown) {
        parts.push_back(valuesOf(index, values, classes));
        seen.insert(seen.end(), parts.back().begin(), parts.back().end());
    }
    const HistogramBins bins(chart.bins, chart.lower, chart.upper, seen);
    std::vector<std::vector<int>> counts;
    counts.reserve(parts.size());
    for (const std::vector<double>& part : parts)
        counts.push_back(bins.counts(part));
    const std::vector<double> factors = densityFactors(chart, counts, bins.width());
    CsvWriter csv(out);
    csv.text("bin_start").text("bin_end");
    for (const int index : shown)
        csv.text(index < 0 ? "no_class" : nameOf(classes, index));
    csv.endRow();
    for (int bin = 0; bin < bins.count(); ++bin) {
        csv.number(bins.edge(bin)).number(bins.edge(bin + 1));
        for (std::size_t i = 0; i < counts.size(); ++i)
            csv.number(counts[i][std::size_t(bin)] * factors[i]);
        csv.endRow();
    }
}

void writeBoxes(const TableChart& chart, const FeatureTable& table, const ChartClasses& classes, std::ostream& out)
{
    const std::vector<double> values = columnOf(table, columnIndex(table, chart.x));
    CsvWriter csv(out);
    csv.row({"label", "count", "low_whisker", "q1", "median", "q3", "high_whisker", "outliers"});
    for (const int index : shownClasses(classes)) {
        const std::vector<double> part = valuesOf(index, values, classes);
        const BoxStatistics box = boxStatistics(part);
        if (box.count == 0)
            continue;
        csv.text(nameOf(classes, index)).integer((long long)(box.count));
        for (const double number : {box.lowWhisker, box.q1, box.median, box.q3, box.highWhisker})
            csv.number(number);
        csv.integer(std::ranges::count_if(part, [&](double value) { return box.isOutlier(value); })).endRow();
    }
}

/// A row a point, of those that are drawn.
void writePoints(const FeatureTable& table, const ChartClasses& classes, const std::vector<std::string>& names,
                 const std::vector<std::vector<double>>& columns, std::ostream& out)
{
    CsvWriter csv(out);
    csv.text("file").text("label");
    for (const std::string& name : names)
        csv.text(name);
    csv.endRow();
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const bool isWhole =
            std::ranges::all_of(columns, [row](const auto& values) { return std::isfinite(values[row]); });
        if (!isWhole || !classes.isShown(classes.ofRow[row]))
            continue;
        csv.text(table.rows[row].file).text(nameOf(classes, classes.ofRow[row]));
        for (const auto& values : columns)
            csv.number(values[row]);
        csv.endRow();
    }
}

void writeScatter(const TableChart& chart, const FeatureTable& table, const ChartClasses& classes, std::ostream& out)
{
    writePoints(table, classes, {chart.x, chart.y == chart.x ? chart.y + "_2" : chart.y},
                {scaledValues(table, columnIndex(table, chart.x), chart.scaling),
                 scaledValues(table, columnIndex(table, chart.y), chart.scaling)},
                out);
}

void writeMap(const FeatureTable& table, const ChartClasses& classes, const PcaMap& map, std::ostream& out)
{
    std::vector<std::string> names;
    std::vector<std::vector<double>> columns;
    for (Eigen::Index i = 0; i < map.scores.cols(); ++i) {
        names.push_back("PC" + std::to_string(i + 1));
        columns.emplace_back(map.scores.col(i).begin(), map.scores.col(i).end());
    }
    writePoints(table, classes, names, columns, out);
}

} // namespace

bool ChartClasses::isShown(int index) const
{
    if (index < 0)
        return !hidesUnclassed;
    return std::size_t(index) >= hidden.size() || !hidden[std::size_t(index)];
}

bool ChartClasses::hasUnclassed() const
{
    return std::ranges::find(ofRow, -1) != ofRow.end();
}

ChartClasses classesOf(const FeatureTable& table)
{
    std::set<std::string> names;
    for (const FeatureRow& row : table.rows)
        if (!row.label.empty())
            names.insert(row.label);
    ChartClasses classes;
    classes.column = table.labelColumn;
    classes.names.assign(names.begin(), names.end());
    for (const FeatureRow& row : table.rows)
        classes.ofRow.push_back(row.label.empty() ? -1 : int(std::distance(names.begin(), names.find(row.label))));
    return classes;
}

std::size_t columnIndex(const FeatureTable& table, const std::string& column)
{
    const auto found = std::ranges::find(table.columns, column);
    if (found == table.columns.end())
        throw ParameterError(SUARA_TEXT("Core", "The table has no column \"%1\"."), {column});
    return std::size_t(found - table.columns.begin());
}

std::vector<double> scaledValues(const FeatureTable& table, std::size_t column, const Scaling& scaling)
{
    std::vector<double> values = columnOf(table, column);
    std::vector<std::size_t> finite; // a value that could not be measured must not decide the scale
    for (std::size_t row = 0; row < values.size(); ++row)
        if (std::isfinite(values[row]))
            finite.push_back(row);
    if (finite.empty())
        return values;
    const Scaler scaler = fittedScaler(scaling.kind, values, 1, finite, scaling.low, scaling.high);
    for (double& value : values)
        value = std::isfinite(value) ? scaler.scaled(value, 0) : std::numeric_limits<double>::quiet_NaN();
    return values;
}

std::vector<double> densityFactors(const TableChart& chart, const std::vector<std::vector<int>>& counts, double width)
{
    std::vector<double> sums;
    sums.reserve(counts.size());
    for (const std::vector<int>& of : counts)
        sums.push_back(std::accumulate(of.begin(), of.end(), 0.0));
    if (chart.stacked)
        std::ranges::fill(sums, std::accumulate(sums.begin(), sums.end(), 0.0));
    std::vector<double> factors;
    factors.reserve(sums.size());
    for (const double sum : sums)
        factors.push_back(!chart.density ? 1.0 : sum > 0.0 ? 1.0 / (sum * width) : 0.0);
    return factors;
}

std::string chartCsv(const TableChart& chart, const FeatureTable& table, const ChartClasses& classes, const PcaMap* map)
{
    std::ostringstream out;
    switch (chart.kind) {
    case ChartKind::Histogram:
        writeHistogram(chart, table, classes, out);
        break;
    case ChartKind::Box:
        writeBoxes(chart, table, classes, out);
        break;
    case ChartKind::Scatter:
        writeScatter(chart, table, classes, out);
        break;
    case ChartKind::Pca:
        writeMap(table, classes, map != nullptr ? *map : PcaMap{}, out);
        break;
    }
    return std::move(out).str();
}

} // namespace suara
