#include "core/learning/RandomState.h"

#include <bit>
#include <numeric>
#include <utility>

namespace suara {

RandomState::RandomState(std::uint32_t seed)
{
    m_state[0] = seed;
    for (std::uint32_t i = 1; i < m_state.size(); ++i)
        m_state[i] = 1812433253U * (m_state[i - 1] ^ (m_state[i - 1] >> 30)) + i;
}

void RandomState::refill()
{
    constexpr std::size_t size = 624;
    for (std::size_t i = 0; i < size; ++i) {
        const std::uint32_t mixed = (m_state[i] & 0x80000000U) | (m_state[(i + 1) % size] & 0x7FFFFFFFU);
        m_state[i] = m_state[(i + 397) % size] ^ (mixed >> 1) ^ ((mixed & 1U) != 0 ? 0x9908B0DFU : 0U);
    }
    m_at = 0;
}

std::uint32_t RandomState::next()
{
    if (m_at >= m_state.size())
        refill();
    std::uint32_t value = m_state[m_at++];
    value ^= value >> 11;
    value ^= (value << 7) & 0x9D2C5680U;
    value ^= (value << 15) & 0xEFC60000U;
    return value ^ (value >> 18);
}

std::uint64_t RandomState::below(std::uint64_t limit)
{
    const std::uint64_t largest = limit - 1;
    if (largest == 0)
        return 0;
    const std::uint32_t mask = ~0U >> std::countl_zero(static_cast<std::uint32_t>(largest));
    for (;;) { // NumPy draws anew instead of taking a remainder
        const std::uint32_t value = next() & mask;
        if (value <= largest)
            return value;
    }
}

void RandomState::shuffle(std::vector<std::size_t>& values)
{
    for (std::size_t i = values.size(); i-- > 1;)
        std::swap(values[i], values[below(i + 1)]);
}

std::vector<std::size_t> RandomState::permutation(std::size_t count)
{
    std::vector<std::size_t> values(count);
    std::iota(values.begin(), values.end(), std::size_t(0));
    shuffle(values);
    return values;
}

} // namespace suara
