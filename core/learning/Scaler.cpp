#include "core/learning/Scaler.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/features/Summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

struct Column {
    std::span<const double> values;
    std::size_t columns;
    std::size_t column;
    const std::vector<std::size_t>& rows;

    double at(std::size_t i) const { return values[rows[i] * columns + column]; }
};

/// scikit-learn's two passes: mean, then squared distances corrected by what rounding left of their sum.
void fitStandard(const Column& column, double& mean, double& scale)
{
    const auto count = double(column.rows.size());
    double sum = 0.0;
    for (std::size_t i = 0; i < column.rows.size(); ++i)
        sum += column.at(i);
    mean = sum / count;
    double rest = 0.0;
    double squares = 0.0;
    for (std::size_t i = 0; i < column.rows.size(); ++i) {
        const double distance = column.at(i) - mean;
        rest += distance;
        squares += distance * distance;
    }
    const double variance = (squares - rest * rest / count) / count;
    const double rounding = count * mean * kEpsilon;
    const bool isConstant = variance <= count * kEpsilon * variance + rounding * rounding;
    scale = isConstant && std::isfinite(variance) ? 1.0 : std::sqrt(variance);
}

void fitMinMax(const Column& column, double low, double high, double& offset, double& scale)
{
    double smallest = column.at(0);
    double largest = column.at(0);
    for (std::size_t i = 1; i < column.rows.size(); ++i) {
        smallest = std::min(smallest, column.at(i));
        largest = std::max(largest, column.at(i));
    }
    const double range = largest - smallest;
    scale = (high - low) / (range < 10 * kEpsilon ? 1.0 : range);
    offset = low - smallest * scale;
}

/// Median, and the distance between the quartiles.
void fitRobust(const Column& column, double& median, double& scale)
{
    std::vector<double> sorted;
    for (std::size_t i = 0; i < column.rows.size(); ++i)
        sorted.push_back(column.at(i));
    std::ranges::sort(sorted);
    median = 0.5 * (sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2]);
    const double range = percentileOfSorted(sorted, 75.0) - percentileOfSorted(sorted, 25.0);
    scale = range < 10 * kEpsilon ? 1.0 : range;
}

} // namespace

double Scaler::scaled(double value, std::size_t column) const
{
    switch (kind) {
    case ScalerKind::None:
        return value;
    case ScalerKind::Standard:
    case ScalerKind::Robust:
        return (value - offsets[column]) / scales[column];
    case ScalerKind::MinMax:
        break;
    }
    return value * scales[column] + offsets[column];
}

Scaler fittedScaler(ScalerKind kind, std::span<const double> values, std::size_t columns,
                    const std::vector<std::size_t>& rows, double low, double high,
                    const std::vector<std::string>& names)
{
    if (kind == ScalerKind::MinMax && !(low < high))
        throw ParameterError(SUARA_TEXT("Core", "The range to scale to goes from %1 to %2; it must rise."),
                             {shortest(low), shortest(high)});
    Scaler scaler{kind, {}, {}, low, high};
    if (kind == ScalerKind::None)
        return scaler;
    scaler.offsets.resize(columns);
    scaler.scales.resize(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        const Column column{values, columns, i, rows};
        if (kind == ScalerKind::Standard)
            fitStandard(column, scaler.offsets[i], scaler.scales[i]);
        else if (kind == ScalerKind::Robust)
            fitRobust(column, scaler.offsets[i], scaler.scales[i]);
        else
            fitMinMax(column, low, high, scaler.offsets[i], scaler.scales[i]);
        if (!std::isfinite(scaler.offsets[i]) || !std::isfinite(scaler.scales[i]) || scaler.scales[i] == 0.0)
            throw ParameterError(
                SUARA_TEXT("Core", "The column “%1” holds numbers too large to learn from; leave it out."),
                {i < names.size() ? names[i] : std::to_string(i + 1)});
    }
    return scaler;
}

} // namespace suara
