#pragma once

#include "core/dsp/kernels/Kernels.h"

#include <cstring>

// For the kernels only, which are compiled for several instruction sets: everything here is internal to each of them,
// and nothing of the standard library that could be shared between them is used.

#ifndef SUARA_LEVEL
#define SUARA_LEVEL baseline // so that tools that read this header alone understand it
#endif

namespace suara::SUARA_LEVEL {

#if defined(__AVX512F__)
inline constexpr int vectorBytes = 64;
#elif defined(__AVX__)
inline constexpr int vectorBytes = 32;
#else
inline constexpr int vectorBytes = 16;
#endif

using Floats [[gnu::vector_size(vectorBytes)]] = float;
using Ints [[gnu::vector_size(vectorBytes)]] = std::int32_t;
using Doubles [[gnu::vector_size(vectorBytes)]] = double;
using HalfFloats [[gnu::vector_size(vectorBytes / 2)]] = float;

inline constexpr int floatLanes = vectorBytes / int(sizeof(float));
inline constexpr int doubleLanes = vectorBytes / int(sizeof(double));

#define SUARA_INLINE [[gnu::always_inline]] static inline

template<typename Vector, typename Value>
SUARA_INLINE Vector load(const Value* from)
{
    Vector value;
    std::memcpy(&value, from, sizeof value);
    return value;
}

template<typename Vector, typename Value>
SUARA_INLINE void store(Value* to, Vector value)
{
    std::memcpy(to, &value, sizeof value);
}

SUARA_INLINE Floats larger(Floats a, Floats b)
{
    return a > b ? a : b;
}

SUARA_INLINE Floats smaller(Floats a, Floats b)
{
    return a < b ? a : b;
}

SUARA_INLINE Doubles widened(const float* from)
{
    return __builtin_convertvector(load<HalfFloats>(from), Doubles);
}

/// Transposes four values of each of four rows.
SUARA_INLINE void turnFour(const float* from, std::ptrdiff_t fromStride, float* to, std::ptrdiff_t toStride)
{
    using Four [[gnu::vector_size(16)]] = float;
    const auto a = load<Four>(from);
    const auto b = load<Four>(from + fromStride);
    const auto c = load<Four>(from + 2 * fromStride);
    const auto d = load<Four>(from + 3 * fromStride);
    const Four abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store(to, __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5));
    store(to + toStride, __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7));
    store(to + 2 * toStride, __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5));
    store(to + 3 * toStride, __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7));
}

} // namespace suara::SUARA_LEVEL
