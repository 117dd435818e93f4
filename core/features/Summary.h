#pragma once

#include <Eigen/Core>
#include <span>
#include <string>
#include <vector>

namespace suara {

/// How the frames of a clip become one value.
enum class Summary {
    First, ///< the first frame, as in the lecture
    Mean,
    Moments, ///< mean and std: two columns a row
    Stats,   ///< mean, std, min, max and median: five columns a row, and one for each percentile asked for
};

/// numpy.percentile(method="linear") of values that are sorted, rising; at least one.
double percentileOfSorted(std::span<const double> sorted, double percent);

/// What a column of Stats is called beyond its row: "_mean", "_std", "_min", "_max", "_median", then "_p5" …; of
/// Moments "_mean", "_std"; one empty name for First and Mean. @throws ParameterError if a percentile is not in [0,
/// 100]
std::vector<std::string> summaryNames(Summary summary, const std::vector<double>& percentiles = {});

/// Appends the values of one feature, shape (rows, frames), row after row in the order of summaryNames(), as NumPy
/// computes them of float64 (percentiles by linear interpolation). Frames without a value (NaN, as the F0 of unvoiced
/// frames) do not count; a row with no value at all gives NaN.
/// @param single  one value where the feature has several rows: the first row (First) or the mean over rows too (Mean)
void appendSummary(const Eigen::ArrayXXf& frames, bool single, Summary summary, const std::vector<double>& percentiles,
                   std::vector<double>& values);

} // namespace suara
