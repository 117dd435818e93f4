#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

/// One complex value of each of a vector of frames.
struct Complex {
    Doubles re;
    Doubles im;
};

SUARA_INLINE Complex operator+(Complex a, Complex b)
{
    return {a.re + b.re, a.im + b.im};
}

SUARA_INLINE Complex operator-(Complex a, Complex b)
{
    return {a.re - b.re, a.im - b.im};
}

/// Times the number that stands at `by`, real part first.
SUARA_INLINE Complex turned(Complex value, const double* by)
{
    return {value.re * by[0] - value.im * by[1], value.re * by[1] + value.im * by[0]};
}

SUARA_INLINE Complex timesMinusI(Complex value)
{
    return {value.im, -value.re};
}

/// The transform of four values, written `stride` apart.
SUARA_INLINE void transformFour(Complex a, Complex b, Complex c, Complex d, Complex* out, std::ptrdiff_t stride)
{
    const Complex even = a + c;
    const Complex evenTurned = a - c;
    const Complex odd = b + d;
    const Complex oddTurned = timesMinusI(b - d);
    out[0] = even + odd;
    out[stride] = evenTurned + oddTurned;
    out[2 * stride] = even - odd;
    out[3 * stride] = evenTurned - oddTurned;
}

/// The frames' windowed samples, taken two by two as complex values.
struct Input {
    const float* samples;
    const double* window;

    [[gnu::always_inline]] inline Complex at(std::ptrdiff_t index) const
    {
        const float* from = samples + 2 * index * tileFrames;
        return {window[2 * index] * widened(from), window[2 * index + 1] * widened(from + tileFrames)};
    }
    [[gnu::always_inline]] inline void transformFourOf(std::ptrdiff_t first, std::ptrdiff_t step, Complex* out) const
    {
        transformFour(at(first), at(first + step), at(first + 2 * step), at(first + 3 * step), out, 1);
    }
};

/// Joins four transforms of `quarter` values that stand one after another into one.
SUARA_INLINE void join(Complex* values, std::ptrdiff_t quarter, const double* twiddles)
{
    for (std::ptrdiff_t k = 0; k < quarter; ++k, twiddles += 6)
        transformFour(values[k], turned(values[k + quarter], twiddles), turned(values[k + 2 * quarter], twiddles + 2),
                      turned(values[k + 3 * quarter], twiddles + 4), values + k, quarter);
}

void transformSixteen(const Input& input, std::ptrdiff_t first, std::ptrdiff_t step, const double* twiddles,
                      Complex* out)
{
    Complex parts[16];
#pragma GCC unroll 4
    for (std::ptrdiff_t i = 0; i < 4; ++i)
        input.transformFourOf(first + i * step, 4 * step, parts + 4 * i);
    transformFour(parts[0], parts[4], parts[8], parts[12], out, 4);
#pragma GCC unroll 3
    for (std::ptrdiff_t k = 1; k < 4; ++k) {
        const double* by = twiddles + 6 * k;
        transformFour(parts[k], turned(parts[k + 4], by), turned(parts[k + 8], by + 2), turned(parts[k + 12], by + 4),
                      out + k, 4);
    }
}

void transformEight(const Input& input, std::ptrdiff_t first, std::ptrdiff_t step, Complex* out)
{
    constexpr double root = 0.70710678118654752440;
    constexpr double eighths[8] = {1.0, 0.0, root, -root, 0.0, -1.0, -root, -root};
    Complex even[4];
    Complex odd[4];
    input.transformFourOf(first, 2 * step, even);
    input.transformFourOf(first + step, 2 * step, odd);
#pragma GCC unroll 4
    for (std::ptrdiff_t k = 0; k < 4; ++k) {
        const Complex other = turned(odd[k], eighths + 2 * k);
        out[k] = even[k] + other;
        out[k + 4] = even[k] - other;
    }
}

/// Joins the parts from the inside out, so that what is joined is still in the processor's nearest cache.
void transform(const Input& input, const FourierWeights& weights, std::ptrdiff_t first, std::ptrdiff_t step,
               std::ptrdiff_t size, Complex* out)
{
    if (size == 8)
        return transformEight(input, first, step, out);
    const double* twiddles = weights.twiddles + (size - weights.firstStage) / 2;
    if (size == 16)
        return transformSixteen(input, first, step, twiddles, out);
    const std::ptrdiff_t quarter = size / 4;
    for (std::ptrdiff_t i = 0; i < 4; ++i)
        transform(input, weights, first + i * step, 4 * step, quarter, out + i * quarter);
    join(out, quarter, twiddles);
}

/// |z| rounded to complex64 first, as numpy.abs of a complex64.
SUARA_INLINE void storeMagnitude(Doubles re, Doubles im, float* out)
{
    const Doubles x = __builtin_convertvector(__builtin_convertvector(re, HalfFloats), Doubles);
    const Doubles y = __builtin_convertvector(__builtin_convertvector(im, HalfFloats), Doubles);
    Doubles squares = x * x + y * y;
    for (int lane = 0; lane < doubleLanes; ++lane)
        squares[lane] = __builtin_sqrt(squares[lane]);
    store(out, __builtin_convertvector(squares, HalfFloats));
}

/// From the transform of pairs of real samples to magnitudes of the transform of all.
SUARA_INLINE void separate(const Complex* pairs, std::ptrdiff_t half, const double* turns, float* out)
{
    storeMagnitude(pairs[0].re + pairs[0].im, Doubles{}, out);
    storeMagnitude(pairs[0].re - pairs[0].im, Doubles{}, out + half * tileFrames);
    for (std::ptrdiff_t k = 1; k <= half / 2; ++k) {
        const Complex low = pairs[k];
        const Complex high = pairs[half - k];
        const Complex even{0.5 * (low.re + high.re), 0.5 * (low.im - high.im)};
        const Complex odd = turned({0.5 * (low.im + high.im), 0.5 * (high.re - low.re)}, turns + 2 * k);
        storeMagnitude(even.re + odd.re, even.im + odd.im, out + k * tileFrames);
        storeMagnitude(even.re - odd.re, odd.im - even.im, out + (half - k) * tileFrames);
    }
}

} // namespace

void spectrum(const float* samples, const FourierWeights& weights, double* scratch, float* out)
{
    const std::ptrdiff_t half = weights.length / 2;
    auto* pairs = reinterpret_cast<Complex*>(scratch);
    for (int frame = 0; frame < tileFrames; frame += doubleLanes) {
        transform({samples + frame, weights.window}, weights, 0, 1, half, pairs);
        separate(pairs, half, weights.halfTurns, out + frame);
    }
}

} // namespace suara::SUARA_LEVEL
