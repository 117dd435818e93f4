#pragma once

#include "core/base/Aligned.h"
#include "core/learning/layers/Layer.h"

#include <cstdint>
#include <span>
#include <vector>

namespace suara {

enum class OptimizerKind { Adam, Sgd, RmsProp, AdamW };

struct OptimizerOptions {
    OptimizerKind kind = OptimizerKind::Adam;
    double learningRate = 0.001;
    double momentum = 0.0; ///< of Sgd, in [0, 1)
    double beta1 = 0.9;    ///< of Adam and AdamW
    double beta2 = 0.999;
    double rho = 0.9; ///< of RmsProp
    double epsilon = 1e-7;
    double weightDecay = 0.004; ///< of AdamW

    bool operator==(const OptimizerOptions&) const = default;
};

/// Moves parameters against their gradient with Keras 3's very updates, in float:
///
///     Sgd      m = momentum m - rate g;  w += m          (momentum 0: w -= rate g)
///     RmsProp  v = rho v + (1 - rho) g²; w -= rate g / sqrt(v + epsilon)
///     Adam     m += (g - m)(1 - beta1); v += (g² - v)(1 - beta2);
///              w -= m rate sqrt(1 - beta2^t) / (1 - beta1^t) / (sqrt(v) + epsilon)
///     AdamW    w -= rate decay w; then as Adam
class Optimizer {
public:
    /// @throws ParameterError if a number is out of its range
    Optimizer(const OptimizerOptions& options, const std::vector<ParameterBlock>& blocks);

    double learningRate() const { return m_options.learningRate; }
    void setLearningRate(double rate) { m_options.learningRate = rate; }

    /// Momentum or Adam's m, and v; empty where the kind has none.
    std::span<const float> firstMoment() const { return m_first; }
    std::span<const float> secondMoment() const { return m_second; }

    /// As before the first step.
    void restart();

    /// Goes on after so many steps, with these moments. @throws ParameterError if they are not as many as its own
    void restore(std::uint64_t steps, std::span<const float> firstMoment, std::span<const float> secondMoment);

    /// One step for all parameters, spread over threads; the result does not depend on their number. Blocks that are
    /// not trained are moved by their part of the gradient as it is.
    void step(std::span<float> parameters, std::span<const float> gradient, int jobs);

private:
    /// Parameters that one thread takes at a time.
    struct Stretch {
        std::size_t first;
        std::size_t end;
        bool isTrained;
    };

    void update(std::span<float> parameters, std::span<const float> gradient, const Stretch& stretch);

    std::vector<Stretch> m_stretches;
    OptimizerOptions m_options;
    AlignedFloats m_first;  ///< momentum, or Adam's m
    AlignedFloats m_second; ///< Adam's or RmsProp's v
    std::uint64_t m_steps = 0;
};

} // namespace suara
