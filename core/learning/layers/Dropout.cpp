#include "core/learning/layers/Dropout.h"

#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

void Dropout::mask(const float* from, float* to, int rows, const Pass& pass) const
{
    const std::size_t count = std::size_t(rows) * input().size();
    if (!pass.isTraining || m_rate == 0.0) {
        if (to != from)
            std::copy_n(from, count, to);
        return;
    }
    const std::uint64_t key = combined(combined(pass.seed, pass.step), std::uint64_t(m_place));
    const std::uint64_t first = std::uint64_t(pass.firstRow) * input().size();
    const auto border = std::uint32_t(std::ldexp(m_rate, 32));
    const std::array<float, 2> factors{0.0F,
                                       float(1.0 / (1.0 - m_rate))}; // chosen without a branch: none is foreseeable
    for (std::size_t i = 0; i < count;) {
        std::uint64_t bits = combined(key, (first + i) / 2); // 32 for each of two values
        const std::size_t end = std::min(count, i + 2 - (first + i) % 2);
        bits = (first + i) % 2 == 0 ? bits : bits >> 32;
        for (; i < end; ++i, bits >>= 32)
            to[i] = from[i] * factors[std::size_t(std::uint32_t(bits) >= border)];
    }
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
