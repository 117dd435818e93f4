#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

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

/// Puts two values of each frame in order.
SUARA_INLINE void order(Floats& low, Floats& high)
{
    const Floats least = smaller(low, high);
    high = larger(low, high);
    low = least;
}

/// Batcher's odd-even merge of values[first], values[first + step] ... of a run of `size`, each half of them in order.
template<int first, int size, int step>
SUARA_INLINE void mergeHalves(Floats* values)
{
    if constexpr (2 * step < size) {
        mergeHalves<first, size, 2 * step>(values);
        mergeHalves<first + step, size, 2 * step>(values);
#pragma GCC unroll 16
        for (int i = first + step; i + step < first + size; i += 2 * step)
            order(values[i], values[i + step]);
    } else {
        order(values[first], values[first + step]);
    }
}

template<int first, int size>
SUARA_INLINE void sort(Floats* values)
{
    if constexpr (size > 1) {
        sort<first, size / 2>(values);
        sort<first + size / 2, size / 2>(values);
        mergeHalves<first, size, 1>(values);
    }
}

/// Sorts values that rise and then fall, or fall and then rise.
template<int first, int size>
SUARA_INLINE void sortBitonic(Floats* values)
{
    if constexpr (size > 1) {
#pragma GCC unroll 16
        for (int i = first; i < first + size / 2; ++i)
            order(values[i], values[i + size / 2]);
        sortBitonic<first, size / 2>(values);
        sortBitonic<first + size / 2, size / 2>(values);
    }
}

/// The `size` smallest and largest values seen, in rising order. Values come in sorted blocks, of which the better half
/// of a block and what was kept is kept.
template<int size>
struct Tails {
    Floats low[size];
    Floats high[size];

    [[gnu::always_inline]] inline void start()
    {
        for (int i = 0; i < size; ++i) {
            low[i] = Floats{} + __builtin_inff();
            high[i] = Floats{} - __builtin_inff();
        }
    }
    [[gnu::always_inline]] inline void keepLow(const Floats* block)
    {
#pragma GCC unroll 16
        for (int i = 0; i < size; ++i)
            low[i] = smaller(low[i], block[size - 1 - i]);
        sortBitonic<0, size>(low);
    }
    [[gnu::always_inline]] inline void keepHigh(const Floats* block)
    {
#pragma GCC unroll 16
        for (int i = 0; i < size; ++i)
            high[i] = larger(high[i], block[size - 1 - i]);
        sortBitonic<0, size>(high);
    }
};

/// A sorted block of `count` values, filled up by others.
template<int size>
SUARA_INLINE void sortedBlock(const float* tile, std::ptrdiff_t count, float others, Floats* block)
{
    for (std::ptrdiff_t i = 0; i < size; ++i)
        block[i] = i < count ? load<Floats>(tile + i * tileFrames) : Floats{} + others;
    sort<0, size>(block);
}

/// The same as fewExtremes(), for counts of which one after another is slow.
template<int size>
SUARA_INLINE void manyExtremes(const float* tile, std::ptrdiff_t bins, std::ptrdiff_t count, float* low, float* high)
{
    Tails<size> tails;
    tails.start();
    Floats block[size];
    std::ptrdiff_t bin = 0;
    for (; bin + size <= bins; bin += size) {
#pragma GCC unroll 16
        for (int i = 0; i < size; ++i)
            block[i] = load<Floats>(tile + (bin + i) * tileFrames);
        sort<0, size>(block);
        tails.keepLow(block);
        tails.keepHigh(block);
    }
    sortedBlock<size>(tile + bin * tileFrames, bins - bin, __builtin_inff(), block);
    tails.keepLow(block);
    sortedBlock<size>(tile + bin * tileFrames, bins - bin, -__builtin_inff(), block);
    tails.keepHigh(block);
    Floats lowSum = {};
    Floats highSum = {};
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        lowSum += tails.low[i];
        highSum += tails.high[size - 1 - i];
    }
    store(low, lowSum / float(count));
    store(high, highSum / float(count));
}

template<int count>
SUARA_INLINE void fewExtremes(const float* tile, std::ptrdiff_t bins, float* low, float* high)
{
    store(low, rankedSum<count, false>(tile, bins) / float(count));
    store(high, rankedSum<count, true>(tile, bins) / float(count));
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
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        const float* from = tile + frame;
        if (extreme == 1)
            fewExtremes<1>(from, bins, low + frame, high + frame);
        else if (extreme == 2)
            fewExtremes<2>(from, bins, low + frame, high + frame);
        else if (extreme == 3)
            fewExtremes<3>(from, bins, low + frame, high + frame);
        else if (extreme <= 8)
            manyExtremes<8>(from, bins, extreme, low + frame, high + frame);
        else
            manyExtremes<16>(from, bins, extreme, low + frame, high + frame);
    }
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
    if (count == 0)
        return;
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
