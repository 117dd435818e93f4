#include "core/learning/Optimizer.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kStretch = 1 << 16; // parameters a thread takes at a time

void check(bool isRight, const char* name, double value, const char* allowed)
{
    if (!isRight)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {name, csvText(value), allowed});
}

} // namespace

Optimizer::Optimizer(const OptimizerOptions& options, const std::vector<ParameterBlock>& blocks) : m_options(options)
{
    const auto isShare = [](double value) {
        return value >= 0.0 && value < 1.0;
    };
    check(options.learningRate > 0.0 && std::isfinite(options.learningRate), "learning_rate", options.learningRate,
          "more than 0");
    check(isShare(options.momentum), "momentum", options.momentum, "0 to less than 1");
    check(isShare(options.beta1), "beta_1", options.beta1, "0 to less than 1");
    check(isShare(options.beta2), "beta_2", options.beta2, "0 to less than 1");
    check(isShare(options.rho), "rho", options.rho, "0 to less than 1");
    check(options.epsilon > 0.0 && std::isfinite(options.epsilon), "epsilon", options.epsilon, "more than 0");
    check(options.weightDecay >= 0.0 && std::isfinite(options.weightDecay), "weight_decay", options.weightDecay,
          "0 or more");
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
    const auto rate = float(m_options.learningRate);
    if (!stretch.isTrained) {
        for (std::size_t i = stretch.first; i < stretch.end; ++i)
            parameters[i] -= gradient[i];
    } else if (m_options.kind == OptimizerKind::Sgd) {
        const auto momentum = float(m_options.momentum);
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            float move = -rate * gradient[i];
            if (!m_first.empty())
                move = m_first[i] = momentum * m_first[i] + move;
            parameters[i] += move;
        }
    } else if (m_options.kind == OptimizerKind::RmsProp) {
        const auto rho = float(m_options.rho);
        const auto epsilon = float(m_options.epsilon);
        for (std::size_t i = stretch.first; i < stretch.end; ++i) {
            m_second[i] = rho * m_second[i] + (1.0F - rho) * gradient[i] * gradient[i];
            parameters[i] -= rate * gradient[i] / std::sqrt(m_second[i] + epsilon);
        }
    } else {
        updateAdam(parameters, gradient, stretch);
    }
}

void Optimizer::updateAdam(std::span<float> parameters, std::span<const float> gradient, const Stretch& stretch)
{
    const auto rate = float(m_options.learningRate);
    const auto epsilon = float(m_options.epsilon);
    const auto steps = float(m_steps);
    const auto beta1 = float(m_options.beta1);
    const auto beta2 = float(m_options.beta2);
    const float alpha = rate * std::sqrt(1.0F - std::pow(beta2, steps)) / (1.0F - std::pow(beta1, steps));
    if (m_options.kind == OptimizerKind::AdamW)
        for (std::size_t i = stretch.first; i < stretch.end; ++i)
            parameters[i] -= parameters[i] * float(m_options.weightDecay) * rate;
    float* first = m_first.data();
    float* second = m_second.data();
    for (std::size_t i = stretch.first; i < stretch.end; ++i) {
        first[i] += (gradient[i] - first[i]) * (1.0F - beta1);
        second[i] += (gradient[i] * gradient[i] - second[i]) * (1.0F - beta2);
        parameters[i] -= first[i] * alpha / (std::sqrt(second[i]) + epsilon);
    }
}

} // namespace suara
