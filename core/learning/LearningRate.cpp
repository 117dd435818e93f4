#include "core/learning/LearningRate.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace suara {

double scheduleFactor(const LearningRateSchedule& schedule, std::uint64_t step)
{
    if (schedule.decaySteps < 1)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."),
                             {"decay_steps", std::to_string(schedule.decaySteps), "≥ 1"});
    if (!(schedule.rate >= 0.0 && std::isfinite(schedule.rate)))
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."),
                             {"decay_rate", shortest(schedule.rate), "≥ 0"});
    const double passed = double(step) / schedule.decaySteps;
    switch (schedule.kind) {
    case ScheduleKind::Constant:
        break;
    case ScheduleKind::Exponential:
        return std::pow(schedule.rate, passed);
    case ScheduleKind::Step:
        return std::pow(schedule.rate, std::floor(passed));
    case ScheduleKind::Cosine:
        return (1.0 - schedule.rate) * 0.5 * (1.0 + std::cos(std::numbers::pi * std::min(passed, 1.0))) + schedule.rate;
    case ScheduleKind::InverseTime:
        return 1.0 / (1.0 + schedule.rate * passed);
    }
    return 1.0;
}

double Plateau::factorAfter(double loss)
{
    constexpr double least = 1e-4;
    if (loss < m_state.best - least) {
        m_state.best = loss;
        m_state.waited = 0;
    } else if (m_patience > 0 && ++m_state.waited >= m_patience) {
        m_state.factor *= m_factor;
        m_state.waited = 0;
    }
    return m_state.factor;
}

} // namespace suara
