#include "core/features/BoxStatistics.h"

#include "core/features/Summary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

BoxStatistics boxStatistics(std::vector<double> values)
{
    constexpr double none = std::numeric_limits<double>::quiet_NaN();
    std::erase_if(values, [](double value) { return !std::isfinite(value); });
    if (values.empty())
        return {0, none, none, none, none, none};
    std::ranges::sort(values);
    BoxStatistics box{values.size(),
                      none,
                      percentileOfSorted(values, 25.0),
                      percentileOfSorted(values, 50.0),
                      percentileOfSorted(values, 75.0),
                      none};
    const double reach = 1.5 * (box.q3 - box.q1);
    const auto first = std::ranges::lower_bound(values, box.q1 - reach);
    const auto last = std::ranges::upper_bound(values, box.q3 + reach);
    // a quartile between two values may have no value between it and the whisker's end
    box.lowWhisker = first == values.end() ? box.q1 : std::min(*first, box.q1);
    box.highWhisker = last == values.begin() ? box.q3 : std::max(*(last - 1), box.q3);
    return box;
}

} // namespace suara
