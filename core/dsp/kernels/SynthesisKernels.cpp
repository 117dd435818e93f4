#include "core/dsp/kernels/LevelKernels.h"

// The polyphase synthesis of MPEG audio (ISO/IEC 11172-3, 2.4.3.2.2), subbands to samples; side by side in a register
// stand slots of time. Sums are formed in the order of libmpg123 with AVX: that decoder keeps the last 16 slots in a
// ring and sums by place in it, so the order depends on a slot's number.
namespace suara::SUARA_LEVEL {

namespace {

constexpr std::ptrdiff_t subbands = 32;

/// The cosine transform of 2 * half values (B. G. Lee, 1984) but for its last additions: first the transform of the
/// sums of both ends, then that of their weighted differences.
template<int half>
SUARA_INLINE void splitEnds(const float* secants, Floats* values)
{
    Floats sums[half];
    Floats differences[half];
#pragma GCC unroll 16
    for (std::ptrdiff_t i = 0; i < half; ++i) {
        sums[i] = values[i] + values[2 * half - 1 - i];
        differences[i] = (values[i] - values[2 * half - 1 - i]) * secants[i];
    }
    if constexpr (half > 1) {
        splitEnds<half / 2>(secants + half, sums);
        splitEnds<half / 2>(secants + half, differences);
    }
#pragma GCC unroll 16
    for (std::ptrdiff_t i = 0; i < half; ++i) {
        values[i] = sums[i];
        values[half + i] = differences[i];
    }
}

/// The last additions of each half of 16.
SUARA_INLINE void joinSixteen(Floats* b)
{
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 2; i < 16; i += 4)
        b[i] += b[i + 1];
#pragma GCC unroll 2
    for (std::ptrdiff_t i = 4; i < 16; i += 8) {
        b[i] += b[i + 2];
        b[i + 2] += b[i + 1];
        b[i + 1] += b[i + 3];
    }
    const Floats ten = b[10];
    const Floats eleven = b[11];
    const Floats nine = b[9];
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 8; i < 12; ++i)
        b[i] += b[i + 4];
    b[12] += ten;
    b[13] += eleven;
    b[14] += nine;
}

/// Writes the transform of one vector of slots where the window takes it from: 17 rows for the odd slots back, then 16
/// for the even ones.
SUARA_INLINE void keep(const Floats* b, float* history, std::ptrdiff_t stride)
{
    const Floats* upper = b + 16;
    static constexpr int order[8] = {0, 8, 4, 12, 2, 10, 6, 14};
    float* odd = history;
    float* even = history + 17 * stride;
#pragma GCC unroll 8
    for (std::ptrdiff_t i = 0; i < 8; ++i) {
        store(odd + (16 - 2 * i) * stride, b[order[i]]);
        store(even + 2 * i * stride, b[order[i] + 1]);
    }
    store(odd, b[1]);
#pragma GCC unroll 8
    for (std::ptrdiff_t i = 0; i < 8; ++i) {
        const int here = order[i];
        const int next = i < 7 ? order[i + 1] : 1;
        store(odd + (15 - 2 * i) * stride, upper[here] + upper[next]);
        store(even + (2 * i + 1) * stride, i < 7 ? upper[here + 1] + upper[next + 1] : upper[here + 1]);
    }
}

/// Lanes whose slots are summed in the other way, by the slot's number.
struct Order {
    alignas(64) std::int32_t lanes[16];
};
constexpr Order pairedOrder{{0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0, 0, -1, -1, 0}};
constexpr Order aloneOrders[4] = {{{0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0}},
                                  {{0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1, 0}},
                                  {{0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1, -1, 0}},
                                  {{-1, 0, 0, 0, 0, -1, -1, -1, -1, 0, 0, 0, 0, -1, -1, -1}}};

SUARA_INLINE Floats chosen(const Order& order, std::ptrdiff_t slot, Floats other, Floats usual)
{
    return load<Ints>(order.lanes + slot % 16) != 0 ? other : usual;
}

/// The sum of the products of 16 slots, the newest first: as in a stream of two channels.
SUARA_INLINE Floats pairedSum(const Floats* taps, const float* weights, std::ptrdiff_t slot)
{
    Floats p[8];
#pragma GCC unroll 8
    for (std::ptrdiff_t i = 0; i < 8; ++i)
        p[i] = taps[i] * weights[i] + taps[i + 8] * weights[i + 8];
    const Floats usual = ((p[7] + p[1]) + (p[0] + p[2])) + ((p[3] + p[5]) + (p[4] + p[6]));
    const Floats other = ((p[5] + p[7]) + (p[6] + p[0])) + ((p[1] + p[3]) + (p[2] + p[4]));
    return chosen(pairedOrder, slot, other, usual);
}

/// The same as in a stream of one channel.
SUARA_INLINE Floats aloneSum(const Floats* taps, const float* weights, std::ptrdiff_t slot)
{
    Floats t[4];
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < 4; ++i) {
        const Floats q[4] = {taps[i] * weights[i], taps[i + 4] * weights[i + 4], taps[i + 8] * weights[i + 8],
                             taps[i + 12] * weights[i + 12]};
        t[i] = chosen(aloneOrders[i], slot, (q[1] + q[2]) + (q[3] + q[0]), (q[0] + q[1]) + (q[2] + q[3]));
    }
    return (t[3] + t[0]) + (t[1] + t[2]);
}

/// Samples `row` and 32 - row of a vector of slots, which are made of the same 16 slots before.
template<bool isPaired>
SUARA_INLINE void windowRow(const float* window, const float* history, std::ptrdiff_t stride, std::ptrdiff_t slot,
                            std::ptrdiff_t row, float* tile)
{
    constexpr float scale = 1.0f / 32768.0f;
    Floats taps[16];
#pragma GCC unroll 8
    for (std::ptrdiff_t back = 0; back < 16; back += 2) {
        taps[back] = row < 16 ? load<Floats>(history + (17 + row) * stride + 16 + slot - back) : Floats{};
        taps[back + 1] = load<Floats>(history + row * stride + 16 + slot - back - 1);
    }
    const auto sum = [&](const float* weights) {
        return isPaired ? pairedSum(taps, weights, slot) : aloneSum(taps, weights, slot);
    };
    store(tile + row * floatLanes, sum(window + row * 16) * scale);
    if (row > 0 && row < 16)
        store(tile + (32 - row) * floatLanes, sum(window + (32 - row) * 16) * scale);
}

template<bool isPaired>
SUARA_INLINE void synthesiseAll(const SynthesisWeights& weights, const float* slots, std::ptrdiff_t count,
                                float* history, std::ptrdiff_t stride, float* samples)
{
    alignas(64) float tile[subbands * floatLanes];
    for (std::ptrdiff_t slot = 0; slot < count; slot += floatLanes) {
        for (std::ptrdiff_t lane = 0; lane < floatLanes; lane += 4)
            for (std::ptrdiff_t subband = 0; subband < subbands; subband += 4)
                turnFour(slots + (slot + lane) * subbands + subband, subbands, tile + subband * floatLanes + lane,
                         floatLanes);
        Floats values[subbands];
        for (std::ptrdiff_t i = 0; i < subbands; ++i)
            values[i] = load<Floats>(tile + i * floatLanes);
        splitEnds<16>(weights.secants, values);
        joinSixteen(values);
        joinSixteen(values + 16);
        keep(values, history + 16 + slot, stride);
        for (std::ptrdiff_t row = 0; row <= 16; ++row)
            windowRow<isPaired>(weights.window, history, stride, slot, row, tile);
        for (std::ptrdiff_t lane = 0; lane < floatLanes; lane += 4)
            for (std::ptrdiff_t i = 0; i < subbands; i += 4)
                turnFour(tile + i * floatLanes + lane, floatLanes, samples + (slot + lane) * subbands + i, subbands);
    }
    for (std::ptrdiff_t row = 0; row < 33; ++row)
        std::memmove(history + row * stride, history + row * stride + count, 16 * sizeof(float));
}

} // namespace

void synthesise(const SynthesisWeights& weights, bool isPaired, const float* slots, std::ptrdiff_t count,
                float* history, std::ptrdiff_t stride, float* samples)
{
    if (isPaired)
        synthesiseAll<true>(weights, slots, count, history, stride, samples);
    else
        synthesiseAll<false>(weights, slots, count, history, stride, samples);
}

} // namespace suara::SUARA_LEVEL
