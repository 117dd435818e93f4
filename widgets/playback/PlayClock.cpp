#include "widgets/playback/PlayClock.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {
constexpr double jumpSeconds = 0.020;     // what the playhead may be off
constexpr double patienceSeconds = 0.100; // without news of the device
constexpr double pull = 0.125;            // of a small difference, at each word of the device
} // namespace

double PlayClock::predicted(double now) const
{
    return m_anchor + std::min(now - m_then, patienceSeconds) * m_rate;
}

std::int64_t PlayClock::at(std::int64_t reported, double now)
{
    if (reported == 0)
        return m_latest;
    if (reported != m_reported) {
        const double difference = double(reported) - predicted(now);
        const bool jumps = m_reported == 0 || std::abs(difference) > jumpSeconds * m_rate;
        m_anchor = jumps ? double(reported) : predicted(now) + pull * difference;
        m_then = now;
        m_reported = reported;
    }
    m_latest = std::max(m_latest, std::int64_t(std::llround(predicted(now))));
    return m_latest;
}

} // namespace suara
