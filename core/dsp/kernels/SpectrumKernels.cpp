#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

using Four [[gnu::vector_size(16)]] = float;

/// Four values of each of four rows, turned into four frames of each of four bins.
SUARA_INLINE void turnBlock(const float* rows, std::ptrdiff_t stride, float* tile)
{
    const Four a = load<Four>(rows);
    const Four b = load<Four>(rows + stride);
    const Four c = load<Four>(rows + 2 * stride);
    const Four d = load<Four>(rows + 3 * stride);
    const Four abLow = __builtin_shufflevector(a, b, 0, 4, 1, 5);
    const Four abHigh = __builtin_shufflevector(a, b, 2, 6, 3, 7);
    const Four cdLow = __builtin_shufflevector(c, d, 0, 4, 1, 5);
    const Four cdHigh = __builtin_shufflevector(c, d, 2, 6, 3, 7);
    store(tile, __builtin_shufflevector(abLow, cdLow, 0, 1, 4, 5));
    store(tile += tileFrames, __builtin_shufflevector(abLow, cdLow, 2, 3, 6, 7));
    store(tile += tileFrames, __builtin_shufflevector(abHigh, cdHigh, 0, 1, 4, 5));
    store(tile += tileFrames, __builtin_shufflevector(abHigh, cdHigh, 2, 3, 6, 7));
}

} // namespace

void applyWindow(const float* samples, const double* window, std::ptrdiff_t count, double* out)
{
    for (std::ptrdiff_t i = 0; i < count; ++i)
        out[i] = window[i] * double(samples[i]);
}

void magnitudes(const double* complexValues, std::ptrdiff_t bins, float* out)
{
    for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
        const auto re = double(float(complexValues[2 * bin]));
        const auto im = double(float(complexValues[2 * bin + 1]));
        out[bin] = float(__builtin_sqrt(re * re + im * im));
    }
}

void toTile(const float* rows, std::ptrdiff_t stride, std::ptrdiff_t bins, float* tile)
{
    std::ptrdiff_t bin = 0;
    for (; bin + 4 <= bins; bin += 4)
        for (int frame = 0; frame < tileFrames; frame += 4)
            turnBlock(rows + frame * stride + bin, stride, tile + bin * tileFrames + frame);
    for (; bin < bins; ++bin)
        for (int frame = 0; frame < tileFrames; ++frame)
            tile[bin * tileFrames + frame] = rows[frame * stride + bin];
}

void square(const float* values, std::ptrdiff_t count, float* out)
{
    for (std::ptrdiff_t i = 0; i < count; ++i)
        out[i] = values[i] * values[i];
}

} // namespace suara::SUARA_LEVEL
