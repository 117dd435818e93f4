#pragma once

#include <cstddef>
#include <type_traits>

namespace suara {

/// Floats that are worked on together.
template<std::size_t floats>
using Lanes = std::integral_constant<std::size_t, floats>;

#if defined(__x86_64__)

template<typename Work>
[[gnu::target("avx2"), gnu::flatten]] void runWide(const Work& work)
{
    work(Lanes<8>());
}

/// Runs work(Lanes) compiled for the vectors that this processor has: for loops over many floats, written for any
/// processor and handed over as a lambda, with all they call inline. The same bits either way: no multiplication is
/// fused with an addition.
template<typename Work>
void wide(const Work& work)
{
    static const bool hasAvx2 = __builtin_cpu_supports("avx2") != 0;
    if (hasAvx2)
        runWide(work);
    else
        work(Lanes<4>());
}

#else

template<typename Work>
void wide(const Work& work)
{
    work(Lanes<4>());
}

#endif

} // namespace suara
