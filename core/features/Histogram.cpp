#include "core/features/Histogram.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

HistogramBins::HistogramBins(int count, double lower, double upper, std::span<const double> values)
    : m_count(std::max(1, count)), m_lower(lower), m_upper(upper)
{
    if (m_upper > m_lower)
        return;
    m_lower = std::numeric_limits<double>::infinity();
    m_upper = -m_lower;
    for (const double value : values)
        if (std::isfinite(value)) {
            m_lower = std::min(m_lower, value);
            m_upper = std::max(m_upper, value);
        }
    if (m_lower > m_upper)
        m_lower = m_upper = 0.5;
    if (m_lower == m_upper) {
        const double half = std::max(0.5, 1e-12 * std::abs(m_lower)); // 0.5 is lost in very large values
        m_lower -= half;
        m_upper += half;
    }
}

double HistogramBins::edge(int bin) const
{
    return bin == m_count ? m_upper : bin * width() + m_lower;
}

/// As numpy.histogram finds it: by division, then put right against the edges, which division can miss by a bit.
int HistogramBins::binOf(double value) const
{
    if (!(value >= m_lower && value <= m_upper))
        return -1;
    int bin = int(std::min(m_count - 1.0, (value - m_lower) / (m_upper - m_lower) * m_count));
    if (value < edge(bin))
        --bin;
    if (bin + 1 < m_count && value >= edge(bin + 1))
        ++bin;
    return bin;
}

std::vector<int> HistogramBins::counts(std::span<const double> values) const
{
    std::vector<int> counts(std::size_t(m_count), 0);
    for (const double value : values)
        if (const int bin = binOf(value); bin >= 0)
            ++counts[std::size_t(bin)];
    return counts;
}

} // namespace suara
