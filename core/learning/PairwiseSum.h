#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>
#include <span>

namespace suara {

/// NumPy's sum of doubles that lie side by side (add.reduce), to its last bit: eight running sums for up to 128
/// numbers, more in halves. What rounds or compares as scikit-learn does hangs on that bit.
inline double pairwiseSum(std::span<const double> values)
{
    constexpr std::size_t lanes = 8;
    constexpr std::size_t block = 128;
    if (values.size() < lanes)
        return std::accumulate(values.begin(), values.end(), 0.0);
    if (values.size() > block) {
        const std::size_t half = values.size() / 2 - values.size() / 2 % lanes;
        return pairwiseSum(values.first(half)) + pairwiseSum(values.subspan(half));
    }
    std::array<double, lanes> sums;
    std::copy_n(values.begin(), lanes, sums.begin());
    std::size_t i = lanes;
    for (; i + lanes <= values.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += values[i + lane];
    const double all = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]));
    return std::accumulate(values.begin() + std::ptrdiff_t(i), values.end(), all);
}

} // namespace suara
