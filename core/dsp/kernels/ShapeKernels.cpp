#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

/// Products and sums in double of the two halves of a vector of frames.
struct Totals {
    Doubles product[2] = {Doubles{} + 1.0, Doubles{} + 1.0};
    Doubles sum[2] = {};

    [[gnu::always_inline]] inline void add(Floats factor, Floats summand)
    {
        float factors[floatLanes];
        float summands[floatLanes];
        store(factors, factor);
        store(summands, summand);
        for (std::ptrdiff_t half = 0; half < 2; ++half) {
            product[half] *= widened(factors + half * doubleLanes);
            sum[half] += widened(summands + half * doubleLanes);
        }
    }
};

} // namespace

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
    constexpr std::ptrdiff_t together = 8; // few enough to be multiplied and added in float
    const Floats least = Floats{} + floor;
    for (int frame = 0; frame < tileFrames; frame += floatLanes) {
        Totals totals;
        Ints exponent = {};
        for (std::ptrdiff_t first = 0; first < bins; first += together) {
            Floats product = Floats{} + 1.0f;
            Floats sum = {};
            for (std::ptrdiff_t bin = first; bin < first + together && bin < bins; ++bin) {
                const Floats value = larger(load<Floats>(tile + bin * tileFrames + frame), least);
                const Ints bits = reinterpret_cast<Ints>(value);
                exponent += bits >> 23;
                product *= reinterpret_cast<Floats>((bits & 0x7fffff) | 0x3f800000);
                sum += value;
            }
            totals.add(product, sum);
        }
        store(exponents + frame, exponent - 127 * std::int32_t(bins));
        for (std::ptrdiff_t half = 0; half < 2; ++half) {
            store(products + frame + half * doubleLanes, totals.product[half]);
            store(sums + frame + half * doubleLanes, totals.sum[half]);
        }
    }
}

} // namespace suara::SUARA_LEVEL
