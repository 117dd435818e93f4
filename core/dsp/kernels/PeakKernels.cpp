#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

template<int...>
struct Counts {
};

/// The most extreme values seen, in order. Each new value sinks to its place and pushes the last one out.
template<int count, bool isLargest>
struct Ranked {
    Floats first;
    Ranked<count - 1, isLargest> rest;

    SUARA_INLINE Ranked started(Floats value) { return {value, Ranked<count - 1, isLargest>::started(value)}; }
    [[gnu::always_inline]] inline void add(Floats value)
    {
        const Floats high = larger(first, value);
        const Floats low = smaller(first, value);
        first = isLargest ? high : low;
        rest.add(isLargest ? low : high);
    }
    [[gnu::always_inline]] inline Floats sum(Floats before) const { return rest.sum(before + first); }
};

template<bool isLargest>
struct Ranked<0, isLargest> {
    SUARA_INLINE Ranked started(Floats) { return {}; }
    [[gnu::always_inline]] inline void add(Floats) {}
    [[gnu::always_inline]] inline Floats sum(Floats before) const { return before; }
};

template<int count, bool isLargest>
SUARA_INLINE Floats rankedSum(const float* tile, std::ptrdiff_t bins)
{
    constexpr float never = isLargest ? -__builtin_inff() : __builtin_inff();
    auto ranked = Ranked<count, isLargest>::started(Floats{} + never);
    for (std::ptrdiff_t bin = 0; bin < bins; ++bin)
        ranked.add(load<Floats>(tile + bin * tileFrames));
    return ranked.sum(Floats{});
}

template<int count>
SUARA_INLINE void extremesOf(const float* tile, std::ptrdiff_t bins, float* low, float* high)
{
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        store(low + frame, rankedSum<count, false>(tile + frame, bins) / float(count));
        store(high + frame, rankedSum<count, true>(tile + frame, bins) / float(count));
    }
}

using Extremes = void (*)(const float*, std::ptrdiff_t, float*, float*);

template<int... counts>
SUARA_INLINE Extremes extremesFor(std::ptrdiff_t count, Counts<counts...>)
{
    static constexpr Extremes table[] = {&extremesOf<counts>...};
    return table[count - 1];
}

/// Whether any frame's value is true.
SUARA_INLINE bool any(Ints mask)
{
    std::uint64_t words[vectorBytes / 8];
    std::memcpy(words, &mask, sizeof words);
    std::uint64_t all = 0;
    for (const std::uint64_t word : words)
        all |= word;
    return all != 0;
}

SUARA_INLINE unsigned bitsOf(Ints mask)
{
    unsigned bits = 0;
    for (int lane = 0; lane < floatLanes; ++lane)
        bits |= unsigned(mask[lane] & 1) << unsigned(lane);
    return bits;
}

} // namespace

void extremes(const float* tile, std::ptrdiff_t bins, std::ptrdiff_t extreme, float* low, float* high)
{
    extremesFor(extreme, Counts<1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16>())(tile, bins, low, high);
}

void largest(const float* tile, std::ptrdiff_t bins, float* out)
{
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        Floats most = load<Floats>(tile + frame);
        for (std::ptrdiff_t bin = 1; bin < bins; ++bin)
            most = larger(most, load<Floats>(tile + bin * tileFrames + frame));
        store(out + frame, most);
    }
}

void peaks(const float* tile, std::ptrdiff_t first, std::ptrdiff_t count, const float* threshold, std::uint16_t* out)
{
    std::memset(out, 0, std::size_t(count) * sizeof *out);
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        const Floats least = load<Floats>(threshold + frame);
        const float* from = tile + first * tileFrames + frame;
        for (std::ptrdiff_t i = 0; i < count; ++i, from += tileFrames) {
            const Floats here = load<Floats>(from);
            const Floats left = load<Floats>(from - tileFrames);
            const Floats right = load<Floats>(from + tileFrames);
            // A neighbour that does not pass the threshold counts as 0, which is below any value that does.
            const Ints isPeak =
                (here > least) & ((here > left) | ~(left > least)) & ((here >= right) | ~(right > least));
            if (any(isPeak))
                out[i] = std::uint16_t(out[i] | bitsOf(isPeak) << unsigned(frame));
        }
    }
}

} // namespace suara::SUARA_LEVEL
