#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace suara {

/// NumPy's legacy generator, numpy.random.RandomState(seed): Mersenne Twister 19937 (Matsumoto & Nishimura, 1998) and
/// its ways of drawing. scikit-learn splits with it, so the same seed picks the same rows here.
class RandomState {
public:
    explicit RandomState(std::uint32_t seed);

    std::uint32_t next();                                    ///< 32 random bits
    std::uint64_t below(std::uint64_t limit);                ///< uniform in [0, limit), limit in 1 … 2^32
    void shuffle(std::vector<std::size_t>& values);          ///< RandomState.shuffle
    std::vector<std::size_t> permutation(std::size_t count); ///< RandomState.permutation(count)

private:
    void refill();

    std::array<std::uint32_t, 624> m_state;
    std::size_t m_at = 624;
};

} // namespace suara
