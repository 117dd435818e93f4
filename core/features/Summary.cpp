#include "core/features/Summary.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace suara {

namespace {

std::string spelt(double number)
{
    std::array<char, 32> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), number).ptr};
}

Eigen::ArrayXd knownOf(const Eigen::ArrayXd& values)
{
    Eigen::ArrayXd known = values;
    const auto end = std::remove_if(known.begin(), known.end(), [](double value) { return std::isnan(value); });
    known.conservativeResize(end - known.begin());
    return known;
}

double meanOf(const Eigen::ArrayXd& values)
{
    return values.size() > 0 ? values.mean() : std::numeric_limits<double>::quiet_NaN();
}

void appendMoments(const Eigen::ArrayXd& known, std::vector<double>& out)
{
    const double mean = meanOf(known);
    out.insert(out.end(), {mean, std::sqrt(meanOf((known - mean).square()))});
}

void appendStatistics(const Eigen::ArrayXd& values, const std::vector<double>& percentiles, std::vector<double>& out)
{
    Eigen::ArrayXd sorted = knownOf(values);
    if (sorted.size() == 0) {
        out.insert(out.end(), 5 + percentiles.size(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    const double mean = sorted.mean(); // before sorting: the order of a sum is part of its last bits
    const double deviation = std::sqrt((sorted - mean).square().mean());
    std::sort(sorted.begin(), sorted.end());
    const Eigen::Index middle = sorted.size() / 2;
    const double median = sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
    out.insert(out.end(), {mean, deviation, sorted[0], sorted[sorted.size() - 1], median});
    for (const double percent : percentiles)
        out.push_back(percentileOfSorted({sorted.data(), std::size_t(sorted.size())}, percent));
}

} // namespace

double percentileOfSorted(std::span<const double> sorted, double percent)
{
    const double place = percent / 100.0 * double(sorted.size() - 1);
    const auto below = std::size_t(place);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    const double part = place - double(below);
    const double step = sorted[above] - sorted[below];
    return part >= 0.5 ? sorted[above] - step * (1.0 - part) : sorted[below] + step * part;
}

std::vector<std::string> summaryNames(Summary summary, const std::vector<double>& percentiles)
{
    if (summary == Summary::Moments)
        return {"_mean", "_std"};
    if (summary != Summary::Stats)
        return {""};
    std::vector<std::string> names{"_mean", "_std", "_min", "_max", "_median"};
    for (const double percent : percentiles) {
        if (!(percent >= 0.0 && percent <= 100.0))
            throw ParameterError(SUARA_TEXT("Core", "A percentile is %1; allowed is 0 to 100."), {spelt(percent)});
        names.push_back("_p" + spelt(percent));
    }
    return names;
}

void appendSummary(const Eigen::ArrayXXf& frames, bool single, Summary summary, const std::vector<double>& percentiles,
                   std::vector<double>& values)
{
    if (summary == Summary::Mean && single) {
        values.push_back(meanOf(knownOf(frames.cast<double>().reshaped())));
        return;
    }
    for (Eigen::Index row = 0; row < (single ? 1 : frames.rows()); ++row) {
        if (summary == Summary::First)
            values.push_back(double(frames(row, 0)));
        else if (summary == Summary::Mean)
            values.push_back(meanOf(knownOf(frames.row(row).cast<double>())));
        else if (summary == Summary::Moments)
            appendMoments(knownOf(frames.row(row).cast<double>()), values);
        else
            appendStatistics(frames.row(row).cast<double>(), percentiles, values);
    }
}

} // namespace suara
