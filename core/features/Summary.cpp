#include "core/features/Summary.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace suara {

namespace {

/// The values without gaps (NaN).
Eigen::ArrayXf knownOf(Eigen::ArrayXf values)
{
    const auto end = std::remove_if(values.begin(), values.end(), [](float value) { return std::isnan(value); });
    if (end != values.end())
        values.conservativeResize(end - values.begin());
    return values;
}

double meanOf(const Eigen::ArrayXf& known)
{
    return known.size() > 0 ? known.cast<double>().mean() : std::numeric_limits<double>::quiet_NaN();
}

double deviationOf(const Eigen::ArrayXf& known, double mean)
{
    return known.size() > 0 ? std::sqrt((known.cast<double>() - mean).square().mean()) : mean;
}

/// The values of these two ranks, one after the other in rising order; the same twice at the end. Not all are sorted
/// for it, which takes long for hours.
std::array<double, 2> ranked(Eigen::ArrayXf& values, Eigen::Index rank)
{
    const auto place = values.begin() + rank;
    std::nth_element(values.begin(), place, values.end());
    const bool isLast = rank + 1 == values.size();
    return {double(*place), double(isLast ? *place : *std::min_element(place + 1, values.end()))};
}

/// Between two neighbours as numpy.percentile takes it, to the last bit.
double between(double below, double above, double part)
{
    const double step = above - below;
    return part >= 0.5 ? above - step * (1.0 - part) : below + step * part;
}

/// numpy.percentile
double percentileOf(Eigen::ArrayXf& values, double percent)
{
    const double place = percent / 100.0 * double(values.size() - 1);
    const auto rank = Eigen::Index(place);
    const auto [below, above] = ranked(values, rank);
    return between(below, above, place - double(rank));
}

double medianOf(Eigen::ArrayXf& values)
{
    const auto [low, high] = ranked(values, (values.size() - 1) / 2);
    return values.size() % 2 == 1 ? low : (low + high) / 2.0;
}

void appendMoments(const Eigen::ArrayXf& known, std::vector<double>& out)
{
    const double mean = meanOf(known);
    out.insert(out.end(), {mean, deviationOf(known, mean)});
}

void appendStatistics(Eigen::ArrayXf known, const std::vector<double>& percentiles, std::vector<double>& out)
{
    if (known.size() == 0) {
        out.insert(out.end(), 5 + percentiles.size(), std::numeric_limits<double>::quiet_NaN());
        return;
    }
    const double mean = meanOf(known); // before ranking: the order of a sum is part of its last bits
    const double deviation = deviationOf(known, mean);
    out.insert(out.end(), {mean, deviation, double(known.minCoeff()), double(known.maxCoeff()), medianOf(known)});
    for (const double percent : percentiles)
        out.push_back(percentileOf(known, percent));
}

} // namespace

double percentileOfSorted(std::span<const double> sorted, double percent)
{
    const double place = percent / 100.0 * double(sorted.size() - 1);
    const auto rank = std::size_t(place);
    return between(sorted[rank], sorted[std::min(rank + 1, sorted.size() - 1)], place - double(rank));
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
            throw ParameterError(SUARA_TEXT("Core", "A percentile is %1; allowed is 0 to 100."), {shortest(percent)});
        names.push_back("_p" + shortest(percent));
    }
    return names;
}

void appendSummary(const Eigen::ArrayXXf& frames, bool single, Summary summary, const std::vector<double>& percentiles,
                   std::vector<double>& values)
{
    if (summary == Summary::Mean && single) {
        values.push_back(meanOf(knownOf(frames.reshaped())));
        return;
    }
    for (Eigen::Index row = 0; row < (single ? 1 : frames.rows()); ++row) {
        if (summary == Summary::First)
            values.push_back(double(frames(row, 0)));
        else if (summary == Summary::Mean)
            values.push_back(meanOf(knownOf(frames.row(row))));
        else if (summary == Summary::Moments)
            appendMoments(knownOf(frames.row(row)), values);
        else
            appendStatistics(knownOf(frames.row(row)), percentiles, values);
    }
}

} // namespace suara
