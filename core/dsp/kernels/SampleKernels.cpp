#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

/// Sums term(value) of all values, in lanes side by side.
template<typename Term>
SUARA_INLINE double summed(const float* values, std::ptrdiff_t count, Term term)
{
    constexpr int lanes = 16;
    double sums[lanes] = {};
    std::ptrdiff_t i = 0;
    for (; i + lanes <= count; i += lanes)
        for (int lane = 0; lane < lanes; ++lane)
            sums[lane] += term(double(values[i + lane]));
    double sum = 0.0;
    for (const double each : sums)
        sum += each;
    for (; i < count; ++i)
        sum += term(double(values[i]));
    return sum;
}

} // namespace

double sum(const float* values, std::ptrdiff_t count)
{
    return summed(values, count, [](double value) { return value; });
}

double sumOfSquares(const float* values, std::ptrdiff_t count, double centre)
{
    return summed(values, count, [centre](double value) { return (value - centre) * (value - centre); });
}

std::ptrdiff_t signChanges(const float* samples, std::ptrdiff_t count, float largestNegative, bool zeroIsPositive)
{
    std::int32_t changes = 0; // calls are of a frame's length, which an int holds
    for (std::ptrdiff_t i = 0; i < count; ++i)
        changes += (samples[i] <= largestNegative) != (samples[i - 1] <= largestNegative) ? 1 : 0;
    if (zeroIsPositive)
        return changes;
    for (std::ptrdiff_t i = 0; i < count; ++i) {
        const bool isNewSide = (samples[i] >= -largestNegative) != (samples[i - 1] >= -largestNegative);
        const bool isCounted = (samples[i] <= largestNegative) != (samples[i - 1] <= largestNegative);
        changes += isNewSide && !isCounted ? 1 : 0;
    }
    return changes;
}

} // namespace suara::SUARA_LEVEL
