#pragma once

#include <span>
#include <vector>

namespace suara {

/// Equal bins as numpy.histogram has them: [a, b), the last one [a, b].
class HistogramBins {
public:
    /// @param count  1 or more
    /// @param lower  below upper; otherwise the range of the finite values is taken, half a unit (or what is not lost
    ///               in them) to each side where they are all the same, 0 to 1 where there are none
    HistogramBins(int count, double lower, double upper, std::span<const double> values = {});

    int count() const { return m_count; }
    double lower() const { return m_lower; }
    double upper() const { return m_upper; }
    double edge(int bin) const; ///< the lower one, spelt as numpy.linspace spells it; of count(): the upper end
    double width() const { return (m_upper - m_lower) / m_count; }
    int binOf(double value) const; ///< -1 outside and for NaN

    /// How many values fall into each bin.
    std::vector<int> counts(std::span<const double> values) const;

private:
    int m_count;
    double m_lower;
    double m_upper;
};

} // namespace suara
