#include "core/learning/layers/Dropout.h"

#include "core/base/Wide.h"
#include "core/learning/layers/CounterRandom.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr std::size_t kBlock = 256; // hashes at a time

/// to = from where the place's random bits are at least `border`, times `factor`; else 0. `first` is the place of the
/// first value; each hash has 32 bits for each of two places.
void drop(const float* from, float* to, std::size_t count, std::uint64_t key, std::uint64_t first, std::uint32_t border,
          float factor)
{
    std::array<std::uint64_t, kBlock> hashes;
    std::array<std::uint32_t, 2 * kBlock> bits;
    for (std::size_t done = 0; done < count;) {
        const std::uint64_t pair = (first + done) / 2;
        for (std::size_t i = 0; i < kBlock; ++i)
            hashes[i] = combined(key, pair + i);
        for (std::size_t i = 0; i < kBlock; ++i) {
            bits[2 * i] = std::uint32_t(hashes[i]);
            bits[2 * i + 1] = std::uint32_t(hashes[i] >> 32);
        }
        const std::size_t skipped = (first + done) % 2;
        const std::size_t values = std::min(count - done, bits.size() - skipped);
        for (std::size_t i = 0; i < values; ++i)
            to[done + i] = from[done + i] * (bits[skipped + i] >= border ? factor : 0.0F);
        done += values;
    }
}

} // namespace

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
    const auto factor = float(1.0 / (1.0 - m_rate));
    wide([&](auto) { drop(from, to, count, key, first, border, factor); });
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
