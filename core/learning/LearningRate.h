#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

namespace suara {

/// How the learning rate falls from step to step; as Keras's schedules, with T = decaySteps and r = rate:
///
///     Exponential  r^(t / T)              ExponentialDecay
///     Step         r^floor(t / T)         ExponentialDecay(staircase=True)
///     Cosine       (1 - r) (1 + cos(pi min(t, T) / T)) / 2 + r   CosineDecay(alpha=r)
///     InverseTime  1 / (1 + r t / T)      InverseTimeDecay
enum class ScheduleKind { Constant, Exponential, Step, Cosine, InverseTime };

/// Their names in files and options, in the order of the kinds.
inline constexpr std::array<const char*, 5> kScheduleNames{"constant", "exponential", "step", "cosine", "inverse_time"};

struct LearningRateSchedule {
    ScheduleKind kind = ScheduleKind::Constant;
    int decaySteps = 1000;
    double rate = 0.5;

    bool operator==(const LearningRateSchedule&) const = default;
};

/// What the rate is multiplied with at a step, counted from 0.
/// @throws ParameterError if decaySteps < 1, or the rate is not finite or below 0
double scheduleFactor(const LearningRateSchedule& schedule, std::uint64_t step);

/// Multiplies the learning rate with `factor` whenever the loss has not fallen by more than 0.0001 for `patience`
/// epochs, as Keras's ReduceLROnPlateau.
class Plateau {
public:
    /// What it remembers.
    struct State {
        double best = std::numeric_limits<double>::infinity();
        int waited = 0;
        double factor = 1.0; ///< all cuts until now multiplied
    };

    explicit Plateau(int patience, double factor = 0.1) : m_patience(patience), m_factor(factor) {}

    const State& state() const { return m_state; }
    void setState(const State& state) { m_state = state; }

    /// The factor for the epochs to come. Patience 0: always 1.
    double factorAfter(double loss);

private:
    int m_patience;
    double m_factor;
    State m_state;
};

} // namespace suara
