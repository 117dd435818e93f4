#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

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
            turnFour(rows + frame * stride + bin, stride, tile + bin * tileFrames + frame, tileFrames);
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
