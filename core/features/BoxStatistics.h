#pragma once

#include <cstddef>
#include <vector>

namespace suara {

/// What a box plot shows of some values. Quartiles as numpy.percentile(method="linear"), whiskers at the last values
/// within 1.5 interquartile ranges of the box, as matplotlib's boxplot draws them (tests/core/tst_tablechart.cpp).
struct BoxStatistics {
    std::size_t count = 0; ///< finite values; of none all numbers are NaN
    double lowWhisker;
    double q1;
    double median;
    double q3;
    double highWhisker;

    bool isOutlier(double value) const { return value < lowWhisker || value > highWhisker; }
};

/// Values that are not finite do not count.
BoxStatistics boxStatistics(std::vector<double> values);

} // namespace suara
