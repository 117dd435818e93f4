#include "core/learning/layers/Dropout.h"

#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <cmath>

namespace suara {

void Dropout::mask(const float* from, float* to, int rows, const Pass& pass) const
{
    const std::size_t count = std::size_t(rows) * input().size();
    if (!pass.isTraining || m_rate == 0.0) {
        std::copy_n(from, count, to);
        return;
    }
    const std::uint64_t key = combined(combined(pass.seed, pass.step), std::uint64_t(m_place));
    const std::uint64_t first = std::uint64_t(pass.firstRow) * input().size();
    const auto border = std::uint64_t(std::ldexp(m_rate, 32));
    const auto scale = float(1.0 / (1.0 - m_rate));
    for (std::size_t i = 0; i < count; ++i)
        to[i] = (combined(key, first + i) >> 32) < border ? 0.0F : from[i] * scale;
}

void Dropout::forward(const Forward& work) const
{
    mask(work.in, work.out, work.rows, work.pass);
}

void Dropout::backward(const Backward& work) const
{
    if (work.inGradient != nullptr)
        mask(work.outGradient, work.inGradient, work.rows, work.pass);
}

} // namespace suara
