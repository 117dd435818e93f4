#include "core/learning/Optimizer.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/base/Wide.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kStretch = 1 << 16; // parameters a thread takes at a time

void check(bool isRight, const char* name, double value, const char* allowed)
{
    if (!isRight)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {name, shortest(value), allowed});
}

/// A stretch of parameters and what belongs to them; moments are null where the kind has none.
struct Floats {
    float* parameters;
    const float* gradient;
    float* first;
    float* second;
    std::size_t count;
};

void takeOff(const Floats& floats)
{
    for (std::size_t i = 0; i < floats.count; ++i)
        floats.parameters[i] -= floats.gradient[i];
}

void stepSgd(const Floats& floats, const OptimizerOptions& options)
{
    const auto rate = float(options.learningRate);
    const auto momentum = float(options.momentum);
    const auto [parameters, gradient, first, second, count] = floats;
    if (first == nullptr) {
        for (std::size_t i = 0; i < count; ++i)
            parameters[i] += -rate * gradient[i];
        return;
    }
    for (std::size_t i = 0; i < count; ++i) {
        const float move = momentum * first[i] - rate * gradient[i];
        first[i] = move;
        parameters[i] += move;
    }
}

void stepRmsProp(const Floats& floats, const OptimizerOptions& options)
{
    const auto rate = float(options.learningRate);
    const auto rho = float(options.rho);
    const auto epsilon = float(options.epsilon);
    const auto [parameters, gradient, first, second, count] = floats;
    for (std::size_t i = 0; i < count; ++i) {
        second[i] = rho * second[i] + (1.0F - rho) * gradient[i] * gradient[i];
        parameters[i] -= rate * gradient[i] / std::sqrt(second[i] + epsilon);
    }
}

void stepAdam(const Floats& floats, const OptimizerOptions& options, float steps)
{
    const auto rate = float(options.learningRate);
    const auto epsilon = float(options.epsilon);
    const auto beta1 = float(options.beta1);
    const auto beta2 = float(options.beta2);
    const float alpha = rate * std::sqrt(1.0F - std::pow(beta2, steps)) / (1.0F - std::pow(beta1, steps));
    const float decay = options.kind == OptimizerKind::AdamW ? float(options.weightDecay) : 0.0F;
    const auto [parameters, gradient, first, second, count] = floats;
    for (std::size_t i = 0; i < count; ++i) {
        first[i] += (gradient[i] - first[i]) * (1.0F - beta1);
        second[i] += (gradient[i] * gradient[i] - second[i]) * (1.0F - beta2);
        const float kept = parameters[i] - parameters[i] * decay * rate;
        parameters[i] = kept - first[i] * alpha / (std::sqrt(second[i]) + epsilon);
    }
}

} // namespace

Optimizer::Optimizer(const OptimizerOptions& options, const std::vector<ParameterBlock>& blocks) : m_options(options)
{
    const auto isShare = [](double value) {
        return value >= 0.0 && value < 1.0;
    };
    check(options.learningRate > 0.0 && std::isfinite(options.learningRate), "learning_rate", options.learningRate,
          "> 0");
    check(isShare(options.momentum), "momentum", options.momentum, "≥ 0, < 1");
    check(isShare(options.beta1), "beta_1", options.beta1, "≥ 0, < 1");
    check(isShare(options.beta2), "beta_2", options.beta2, "≥ 0, < 1");
    check(isShare(options.rho), "rho", options.rho, "≥ 0, < 1");
    check(options.epsilon > 0.0 && std::isfinite(options.epsilon), "epsilon", options.epsilon, "> 0");
    check(options.weightDecay >= 0.0 && std::isfinite(options.weightDecay), "weight_decay", options.weightDecay, "≥ 0");
    for (const ParameterBlock& block : blocks)
        for (std::size_t first = 0; first < block.size(); first += kStretch)
            m_stretches.push_back(
                {block.offset + first, block.offset + std::min(block.size(), first + kStretch), block.isTrained});
    const std::size_t count = m_stretches.empty() ? 0 : m_stretches.back().end;
    const bool isAdam = options.kind == OptimizerKind::Adam || options.kind == OptimizerKind::AdamW;
    if (isAdam || (options.kind == OptimizerKind::Sgd && options.momentum > 0.0))
        m_first.resize(count);
    if (isAdam || options.kind == OptimizerKind::RmsProp)
        m_second.resize(count);
}

void Optimizer::restart()
{
    m_steps = 0;
    std::ranges::fill(m_first, 0.0F);
    std::ranges::fill(m_second, 0.0F);
}

void Optimizer::restore(std::uint64_t steps, std::span<const float> firstMoment, std::span<const float> secondMoment)
{
    if (firstMoment.size() != m_first.size() || secondMoment.size() != m_second.size())
        throw ParameterError(SUARA_TEXT("Core", "The checkpoint is of another network or optimizer."));
    m_steps = steps;
    std::ranges::copy(firstMoment, m_first.begin());
    std::ranges::copy(secondMoment, m_second.begin());
}

void Optimizer::step(std::span<float> parameters, std::span<const float> gradient, int jobs)
{
    ++m_steps;
    const bool isLarge = parameters.size() > 3 * kStretch;
    parallelFor(m_stretches.size(), isLarge ? jobs : 1,
                [&](std::size_t index) { update(parameters, gradient, m_stretches[index]); });
}

void Optimizer::update(std::span<float> parameters, std::span<const float> gradient, const Stretch& stretch)
{
    const std::size_t count = stretch.end - stretch.first;
    const Floats floats{parameters.data() + stretch.first, gradient.data() + stretch.first,
                        m_first.empty() ? nullptr : m_first.data() + stretch.first,
                        m_second.empty() ? nullptr : m_second.data() + stretch.first, count};
    if (!stretch.isTrained)
        wide([&](auto) { takeOff(floats); });
    else if (m_options.kind == OptimizerKind::Sgd)
        wide([&](auto) { stepSgd(floats, m_options); });
    else if (m_options.kind == OptimizerKind::RmsProp)
        wide([&](auto) { stepRmsProp(floats, m_options); });
    else
        wide([&](auto) { stepAdam(floats, m_options, float(m_steps)); });
}

} // namespace suara
