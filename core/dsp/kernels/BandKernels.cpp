#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

constexpr int rowsAtOnce = 6; ///< outputs that are summed side by side, in registers

/// Sums of a few rows of the dense matrix, for one vector of frames.
template<int rows>
SUARA_INLINE void denseRows(const float* weights, std::ptrdiff_t stride, std::ptrdiff_t bins, const float* power,
                            float* out)
{
    Floats sums[rows] = {};
    for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
        const Floats value = load<Floats>(power + bin * tileFrames);
#pragma GCC unroll 8
        for (int row = 0; row < rows; ++row)
            sums[row] += weights[bin * stride + row] * value;
    }
#pragma GCC unroll 8
    for (std::ptrdiff_t row = 0; row < rows; ++row)
        store(out + row * tileFrames, sums[row]);
}

/// Natural logarithms of positive finite numbers. The polynomial is that of the Cephes library (S. Moshier), which is
/// right to about one unit in the last place.
SUARA_INLINE float naturalLogarithm(float value)
{
    const bool isTiny = value < 1.17549435e-38f;
    const float scaled = isTiny ? value * 8388608.0f : value; // 2^23 lifts what is too small for a full mantissa
    std::int32_t bits = 0;
    std::memcpy(&bits, &scaled, sizeof bits);
    const std::int32_t mantissaBits = (bits & 0x7fffff) | 0x3f800000;
    float mantissa = 0.0f;
    std::memcpy(&mantissa, &mantissaBits, sizeof mantissa);
    const bool isHigh = mantissa > 1.41421356f;
    const float x = (isHigh ? 0.5f * mantissa : mantissa) - 1.0f;
    const auto exponent = float((bits >> 23) - 127 + (isHigh ? 1 : 0) - (isTiny ? 23 : 0));
    float p = 7.0376836292e-2f;
    p = p * x - 1.1514610310e-1f;
    p = p * x + 1.1676998740e-1f;
    p = p * x - 1.2420140846e-1f;
    p = p * x + 1.4249322787e-1f;
    p = p * x - 1.6668057665e-1f;
    p = p * x + 2.0000714765e-1f;
    p = p * x - 2.4999993993e-1f;
    p = p * x + 3.3333331174e-1f;
    const float square = x * x;
    const float rest = p * x * square - 2.12194440e-4f * exponent - 0.5f * square;
    return x + rest + 0.693359375f * exponent;
}

SUARA_INLINE Doubles raised(const float* from, Doubles floor)
{
    const Doubles value = widened(from);
    return value > floor ? value : floor;
}

/// The inputs of one vector of frames; if folded, sums and differences of the two ends.
SUARA_INLINE void foldedInputs(const float* in, std::ptrdiff_t length, Doubles floor, Doubles* sums,
                               Doubles* differences)
{
    for (std::ptrdiff_t n = 0; n < (length + 1) / 2; ++n) {
        const Doubles here = raised(in + n * tileFrames, floor);
        const Doubles there = raised(in + (length - 1 - n) * tileFrames, floor);
        const bool isMiddle = n == length - 1 - n;
        sums[n] = isMiddle ? here : here + there;
        differences[n] = here - there;
    }
}

SUARA_INLINE void weighted(const double* weights, const Doubles* inputs, std::ptrdiff_t count, float* out)
{
    Doubles even = {};
    Doubles odd = {};
    std::ptrdiff_t n = 0;
    for (; n + 2 <= count; n += 2) {
        even += weights[n] * inputs[n];
        odd += weights[n + 1] * inputs[n + 1];
    }
    if (n < count)
        even += weights[n] * inputs[n];
    store(out, __builtin_convertvector(even + odd, HalfFloats));
}

} // namespace

void applyBands(const BandWeights& bands, const float* power, float* out)
{
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        const float* weight = bands.weights;
        for (std::int32_t band = 0; band < bands.bands; ++band) {
            const float* from = power + std::ptrdiff_t(bands.first[band]) * tileFrames + frame;
            Floats even = {};
            Floats odd = {};
            std::int32_t i = 0;
            for (; i + 2 <= bands.count[band]; i += 2, from += std::ptrdiff_t(2) * tileFrames) {
                even += *weight++ * load<Floats>(from);
                odd += *weight++ * load<Floats>(from + tileFrames);
            }
            if (i < bands.count[band])
                even += *weight++ * load<Floats>(from);
            store(out + std::ptrdiff_t(band) * tileFrames + frame, even + odd);
        }
    }
}

void applyDense(const float* weights, std::ptrdiff_t rows, std::ptrdiff_t bins, const float* power, float* out)
{
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        std::ptrdiff_t row = 0;
        for (; row + rowsAtOnce <= rows; row += rowsAtOnce)
            denseRows<rowsAtOnce>(weights + row, rows, bins, power + frame, out + row * tileFrames + frame);
        for (; row < rows; ++row)
            denseRows<1>(weights + row, rows, bins, power + frame, out + row * tileFrames + frame);
    }
}

void logarithm(const float* values, std::ptrdiff_t count, float floor, float scale, float offset, float* out)
{
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const float value = values[i] > floor ? values[i] : floor;
        const float result = value < __builtin_inff() ? naturalLogarithm(value) : value;
        out[i] = scale * result - offset;
    }
}

void transform(const double* weights, std::ptrdiff_t rows, std::ptrdiff_t length, bool folded, const float* in,
               float floor, double* scratch, float* out)
{
    auto* sums = reinterpret_cast<Doubles*>(scratch);
    Doubles* differences = sums + length;
    const Doubles least = Doubles{} + double(floor);
    for (int frame = 0; frame < tileFrames; frame += doubleLanes) {
        if (folded)
            foldedInputs(in + frame, length, least, sums, differences);
        else
            for (std::ptrdiff_t n = 0; n < length; ++n)
                sums[n] = raised(in + n * tileFrames + frame, least);
        for (std::ptrdiff_t row = 0; row < rows; ++row)
            weighted(weights + row * length, folded && row % 2 == 1 ? differences : sums,
                     folded ? (length + 1) / 2 : length, out + row * tileFrames + frame);
    }
}

} // namespace suara::SUARA_LEVEL
