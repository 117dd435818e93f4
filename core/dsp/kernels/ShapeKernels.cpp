#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

void moments(const float* tile, std::ptrdiff_t bins, const double* frequencies, double* sum, double* moment)
{
    for (int frame = 0; frame < tileFrames; frame += doubleLanes) {
        Doubles all = {};
        Doubles weighted = {};
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
            const Doubles value = widened(tile + bin * tileFrames + frame);
            all += value;
            weighted += frequencies[bin] * value;
        }
        store(sum + frame, all);
        store(moment + frame, weighted);
    }
}

void spread(const float* tile, std::ptrdiff_t bins, const double* frequencies, const double* centre, double* spread)
{
    for (int frame = 0; frame < tileFrames; frame += doubleLanes) {
        const Doubles middle = load<Doubles>(centre + frame);
        Doubles sum = {};
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
            const Doubles deviation = frequencies[bin] - middle;
            sum += deviation * deviation * widened(tile + bin * tileFrames + frame);
        }
        store(spread + frame, sum);
    }
}

void countBelowShare(const float* tile, std::ptrdiff_t bins, float share, std::int32_t* below)
{
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        Floats total = {};
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin)
            total += load<Floats>(tile + bin * tileFrames + frame);
        const Floats wanted = share * total;
        Floats running = {};
        Ints count = {};
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
            running += load<Floats>(tile + bin * tileFrames + frame);
            count -= running < wanted; // true is -1
        }
        store(below + frame, count);
    }
}

void mantissas(const float* tile, std::ptrdiff_t bins, float floor, double* products, std::int32_t* exponents,
               double* sums)
{
    using HalfInts [[gnu::vector_size(vectorBytes / 2)]] = std::int32_t;
    const HalfFloats least = HalfFloats{} + floor;
    for (int frame = 0; frame < tileFrames; frame += doubleLanes) {
        Doubles product = Doubles{} + 1.0;
        Doubles sum = {};
        HalfInts exponent = {};
        for (std::ptrdiff_t bin = 0; bin < bins; ++bin) {
            HalfFloats value = load<HalfFloats>(tile + bin * tileFrames + frame);
            value = value > least ? value : least;
            const HalfInts bits = reinterpret_cast<HalfInts>(value);
            exponent += (bits >> 23) - 127;
            const HalfInts mantissa = (bits & 0x7fffff) | 0x3f800000;
            product *= __builtin_convertvector(reinterpret_cast<HalfFloats>(mantissa), Doubles);
            sum += __builtin_convertvector(value, Doubles);
        }
        store(products + frame, product);
        store(exponents + frame, exponent);
        store(sums + frame, sum);
    }
}

} // namespace suara::SUARA_LEVEL
