#include "core/learning/Optimizer.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kBlock = 1 << 16; // parameters a thread takes at a time

void check(bool isRight, const char* name, double value, const char* allowed)
{
    if (!isRight)
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {name, csvText(value), allowed});
}

} // namespace

Optimizer::Optimizer(const OptimizerOptions& options, std::size_t parameterCount) : m_options(options)
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
    const bool isAdam = options.kind == OptimizerKind::Adam;
    if (isAdam || (options.kind == OptimizerKind::Sgd && options.momentum > 0.0))
        m_first.resize(parameterCount);
    if (isAdam || options.kind == OptimizerKind::RmsProp)
        m_second.resize(parameterCount);
}

void Optimizer::step(std::span<float> parameters, std::span<const float> gradient, int jobs)
{
    ++m_steps;
    const std::size_t blocks = (parameters.size() + kBlock - 1) / kBlock;
    parallelFor(blocks, blocks > 3 ? jobs : 1, [&](std::size_t block) {
        update(parameters, gradient, block * kBlock, std::min(parameters.size(), (block + 1) * kBlock));
    });
}

void Optimizer::update(std::span<float> parameters, std::span<const float> gradient, std::size_t first, std::size_t end)
{
    const auto rate = float(m_options.learningRate);
    const auto epsilon = float(m_options.epsilon);
    switch (m_options.kind) {
    case OptimizerKind::Sgd: {
        const auto momentum = float(m_options.momentum);
        for (std::size_t i = first; i < end; ++i) {
            float move = -rate * gradient[i];
            if (!m_first.empty())
                move = m_first[i] = momentum * m_first[i] + move;
            parameters[i] += move;
        }
        break;
    }
    case OptimizerKind::RmsProp: {
        const auto rho = float(m_options.rho);
        for (std::size_t i = first; i < end; ++i) {
            m_second[i] = rho * m_second[i] + (1.0F - rho) * gradient[i] * gradient[i];
            parameters[i] -= rate * gradient[i] / std::sqrt(m_second[i] + epsilon);
        }
        break;
    }
    case OptimizerKind::Adam: {
        const auto steps = float(m_steps);
        const auto beta1 = float(m_options.beta1);
        const auto beta2 = float(m_options.beta2);
        const float alpha = rate * std::sqrt(1.0F - std::pow(beta2, steps)) / (1.0F - std::pow(beta1, steps));
        for (std::size_t i = first; i < end; ++i) {
            m_first[i] += (gradient[i] - m_first[i]) * (1.0F - beta1);
            m_second[i] += (gradient[i] * gradient[i] - m_second[i]) * (1.0F - beta2);
            parameters[i] -= m_first[i] * alpha / (std::sqrt(m_second[i]) + epsilon);
        }
        break;
    }
    }
}

} // namespace suara
