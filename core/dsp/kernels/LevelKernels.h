#pragma once

#include "core/dsp/kernels/Lanes.h"

// What the sources of one instruction set define, and its table joins. Kernels.h says what each does.
namespace suara::SUARA_LEVEL {

void applyWindow(const float* samples, const double* window, std::ptrdiff_t count, double* out);
double sum(const float* values, std::ptrdiff_t count);
double sumOfSquares(const float* values, std::ptrdiff_t count, double centre);
std::ptrdiff_t signChanges(const float* samples, std::ptrdiff_t count, float largestNegative, bool zeroIsPositive);
void spectrum(const float* samples, const FourierWeights& weights, double* scratch, float* out);
void magnitudes(const double* complexValues, std::ptrdiff_t bins, float* out);
void toTile(const float* rows, std::ptrdiff_t stride, std::ptrdiff_t bins, float* tile);
void square(const float* values, std::ptrdiff_t count, float* out);
void applyBands(const BandWeights& bands, const float* power, float* out);
void applyDense(const float* weights, std::ptrdiff_t rows, std::ptrdiff_t bins, const float* power, float* out);
void logarithm(const float* values, std::ptrdiff_t count, float floor, float scale, float offset, float* out);
void transform(const double* weights, std::ptrdiff_t rows, std::ptrdiff_t length, bool folded, const float* in,
               float floor, double* scratch, float* out);
void moments(const float* tile, std::ptrdiff_t bins, const double* frequencies, double* sum, double* moment);
void spread(const float* tile, std::ptrdiff_t bins, const double* frequencies, const double* centre, double* spread);
void countBelowShare(const float* tile, std::ptrdiff_t bins, float share, std::int32_t* below);
void mantissas(const float* tile, std::ptrdiff_t bins, float floor, double* products, std::int32_t* exponents,
               double* sums);
void extremes(const float* tile, std::ptrdiff_t bins, std::ptrdiff_t extreme, float* low, float* high);
void largest(const float* tile, std::ptrdiff_t bins, float* out);
void peaks(const float* tile, std::ptrdiff_t first, std::ptrdiff_t count, const float* threshold, std::uint16_t* out);
void reduceAlias(const float* weights, float* lines);
void inverseLong(const float* lines, const float* window, float* overlap, float* slots);
void inverseShort(const float* lines, const float* window, float* overlap, float* slots);
void synthesise(const SynthesisWeights& weights, bool isPaired, const float* slots, std::ptrdiff_t count,
                float* history, std::ptrdiff_t stride, float* samples);
void bestMoves(const double* first, const double* second, const double* stay, const double* change,
               std::ptrdiff_t count, double least, double* best);

} // namespace suara::SUARA_LEVEL
