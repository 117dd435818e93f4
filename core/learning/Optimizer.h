#pragma once

#include "core/learning/AlignedFloats.h"

#include <cstdint>
#include <span>

namespace suara {

enum class OptimizerKind { Adam, Sgd, RmsProp };

struct OptimizerOptions {
    OptimizerKind kind = OptimizerKind::Adam;
    double learningRate = 0.001;
    double momentum = 0.0; ///< of Sgd, in [0, 1)
    double beta1 = 0.9;    ///< of Adam
    double beta2 = 0.999;
    double rho = 0.9; ///< of RmsProp
    double epsilon = 1e-7;

    bool operator==(const OptimizerOptions&) const = default;
};

/// Moves parameters against their gradient with Keras 3's very updates, in float:
///
///     Sgd      m = momentum m - rate g;  w += m          (momentum 0: w -= rate g)
///     RmsProp  v = rho v + (1 - rho) g²; w -= rate g / sqrt(v + epsilon)
///     Adam     m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2);
///              w -= m rate sqrt(1 - beta2^t) / (1 - beta1^t) / (sqrt(v) + epsilon)
class Optimizer {
public:
    /// @throws ParameterError if a number is out of its range
    Optimizer(const OptimizerOptions& options, std::size_t parameterCount);

    /// One step for all parameters, spread over threads; the result does not depend on their number.
    void step(std::span<float> parameters, std::span<const float> gradient, int jobs);

private:
    void update(std::span<float> parameters, std::span<const float> gradient, std::size_t first, std::size_t end);

    OptimizerOptions m_options;
    AlignedFloats m_first;  ///< momentum, or Adam's m
    AlignedFloats m_second; ///< Adam's or RmsProp's v
    std::uint64_t m_steps = 0;
};

} // namespace suara
