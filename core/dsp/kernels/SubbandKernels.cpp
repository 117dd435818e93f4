#include "core/dsp/kernels/LevelKernels.h"

// The filter bank of MPEG Layer III (ISO/IEC 11172-3, 2.4.3.4.10), lines to subbands. Sums are formed in the order in
// which libmpg123 forms them on processors with AVX, so that the same bits come out; only what stands side by side in a
// register is other: subbands here.
namespace suara::SUARA_LEVEL {

namespace {

constexpr std::ptrdiff_t subbands = 32;

// cos(k * pi / 18)
constexpr float cos1 = 0.98480775301220805937f;
constexpr float cos2 = 0.93969262078590838405f;
constexpr float cos3 = 0.86602540378443864676f;
constexpr float cos4 = 0.76604444311897803520f;
constexpr float cos5 = 0.64278760968653932632f;
constexpr float cos6 = 0.5f;
constexpr float cos7 = 0.34202014332566873304f;
constexpr float cos8 = 0.17364817766693034885f;

// 0.5 / cos((2 k + 1) * pi / 36)
constexpr float secants36[9] = {0.50190991877167369479f, 0.51763809020504152470f, 0.55168895948124587824f,
                                0.61038729438072803416f, 0.70710678118654752440f, 0.87172339781054900991f,
                                1.18310079157624925896f, 1.93185165257813657349f, 5.73685662283492756461f};
// 0.5 / cos((2 k + 1) * pi / 12)
constexpr float secants12[3] = {0.51763809020504152470f, 0.70710678118654752440f, 1.93185165257813657349f};

/// Row `row` of an array of shape (rows, subbands), from one subband on.
SUARA_INLINE Floats at(const float* rows, std::ptrdiff_t row)
{
    return load<Floats>(rows + row * subbands);
}

/// Half of the inverse transform of 18 lines: the even lines' sums, or the odd ones'.
struct Nine {
    Floats sums[4];   ///< of both kinds of products
    Floats others[4]; ///< differences of them
    Floats middle;
};

SUARA_INLINE Nine nine(const Floats* in)
{
    const Floats thirds = in[6] * cos3;
    const Floats sixths = in[0] + in[12] * cos6;
    const Floats one[4] = {(in[10] * cos5 + in[14] * cos7) + (in[2] * cos1 + thirds),
                           ((in[2] - in[10]) - in[14]) * cos3,
                           (in[14] * cos1 - in[10] * cos7) + (in[2] * cos5 - thirds),
                           (in[2] * cos7 - thirds) + (in[10] * cos1 - in[14] * cos5)};
    const Floats two[4] = {(in[16] * cos8 + in[8] * cos4) + (in[4] * cos2 + sixths),
                           ((in[4] - in[16]) - in[8]) * cos6 + (in[0] - in[12]),
                           -((in[8] * cos2 - in[16] * cos4) + (in[4] * cos8 - sixths)),
                           -((in[4] * cos4 - sixths) + (in[16] * cos2 - in[8] * cos8))};
    Nine out;
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < 4; ++i) {
        out.sums[i] = two[i] + one[i];
        out.others[i] = two[i] - one[i];
    }
    out.middle = ((in[0] - in[4]) + in[16]) + (in[8] - in[12]);
    return out;
}

/// Windows a value of each half of the transform, adds what the granule before left over, and leaves over the rest.
SUARA_INLINE void overlapLong(std::ptrdiff_t i, Floats even, Floats odd, const float* window, float* overlap,
                              float* slots)
{
    const auto windowed = [window](Floats value, std::ptrdiff_t row) {
        return value * load<Floats>(window + row * 16);
    };
    const Floats sum = even + odd;
    const Floats difference = even - odd;
    store(slots + (8 - i) * subbands, at(overlap, 8 - i) + windowed(difference, 8 - i));
    store(slots + (9 + i) * subbands, at(overlap, 9 + i) + windowed(difference, 9 + i));
    store(overlap + (8 - i) * subbands, windowed(sum, 26 - i));
    store(overlap + (9 + i) * subbands, windowed(sum, 27 + i));
}

SUARA_INLINE void inverseLongOf(const float* lines, const float* window, float* overlap, float* slots)
{
    Floats in[18];
    in[0] = at(lines, 0);
#pragma GCC unroll 18
    for (std::ptrdiff_t i = 1; i < 18; ++i)
        in[i] = at(lines, i) + at(lines, i - 1);
#pragma GCC unroll 8
    for (std::ptrdiff_t i = 17; i > 1; i -= 2)
        in[i] += in[i - 2];
    const Nine even = nine(in);
    const Nine odd = nine(in + 1);
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < 4; ++i) {
        overlapLong(i, even.sums[i], odd.sums[i] * secants36[i], window, overlap, slots);
        overlapLong(8 - i, even.others[i], odd.others[i] * secants36[8 - i], window, overlap, slots);
    }
    overlapLong(4, even.middle, odd.middle * secants36[4], window, overlap, slots);
}

/// The 12 windowed values of one of three short blocks.
SUARA_INLINE void inverseShortBlock(const float* lines, const float* window, Floats* out)
{
    Floats in[6];
    in[0] = at(lines, 0);
#pragma GCC unroll 6
    for (std::ptrdiff_t i = 1; i < 6; ++i)
        in[i] = at(lines, 3 * i) + at(lines, 3 * (i - 1));
    in[5] += in[3];
    in[3] += in[1];
    const Floats twos = in[2] * cos3;
    const Floats threes = in[3] * cos3;
    const Floats base = in[0] - in[4];
    const Floats turned = (in[1] - in[5]) * secants12[1];
    const Floats evenBase = in[0] + in[4] * cos6;
    const Floats oddBase = in[1] + in[5] * cos6;
    const Floats even[2] = {evenBase + twos, evenBase - twos};
    const Floats odd[2] = {(oddBase + threes) * secants12[0], (oddBase - threes) * secants12[2]};
    const Floats values[6] = {even[1] - odd[1], base - turned, even[0] - odd[0],
                              even[0] + odd[0], base + turned, even[1] + odd[1]};
    static constexpr int places[12] = {0, 1, 2, 2, 1, 0, 5, 4, 3, 3, 4, 5};
#pragma GCC unroll 12
    for (std::ptrdiff_t i = 0; i < 12; ++i)
        out[i] = values[places[i]] * load<Floats>(window + i * 16);
}

SUARA_INLINE void inverseShortOf(const float* lines, const float* window, float* overlap, float* slots)
{
    Floats blocks[3][12];
#pragma GCC unroll 3
    for (std::ptrdiff_t block = 0; block < 3; ++block)
        inverseShortBlock(lines + block * subbands, window, blocks[block]);
#pragma GCC unroll 6
    for (std::ptrdiff_t i = 0; i < 6; ++i) {
        store(slots + i * subbands, at(overlap, i));
        store(slots + (6 + i) * subbands, at(overlap, 6 + i) + blocks[0][i]);
        store(slots + (12 + i) * subbands, (at(overlap, 12 + i) + blocks[0][6 + i]) + blocks[1][i]);
        store(overlap + i * subbands, blocks[1][6 + i] + blocks[2][i]);
        store(overlap + (6 + i) * subbands, blocks[2][6 + i]);
        store(overlap + (12 + i) * subbands, Floats{});
    }
}

} // namespace

void reduceAlias(const float* weights, float* lines)
{
    for (std::ptrdiff_t i = 0; i < 8; ++i)
        for (std::ptrdiff_t subband = 0; subband < subbands; subband += floatLanes) {
            float* below = lines + (17 - i) * subbands + subband;
            float* above = lines + i * subbands + subband + 1;
            const Floats same = load<Floats>(weights + i * subbands + subband);
            const Floats other = load<Floats>(weights + (8 + i) * subbands + subband);
            const Floats upper = load<Floats>(below);
            const Floats lower = load<Floats>(above);
            store(below, upper * same - lower * other);
            store(above, lower * same + upper * other);
        }
}

void inverseLong(const float* lines, const float* window, float* overlap, float* slots)
{
    for (std::ptrdiff_t subband = 0; subband < subbands; subband += floatLanes)
        inverseLongOf(lines + subband, window, overlap + subband, slots + subband);
}

void inverseShort(const float* lines, const float* window, float* overlap, float* slots)
{
    for (std::ptrdiff_t subband = 0; subband < subbands; subband += floatLanes)
        inverseShortOf(lines + subband, window, overlap + subband, slots + subband);
}

} // namespace suara::SUARA_LEVEL
