#pragma once

#include <cstddef>
#include <cstdint>

namespace suara {

/// Frames that stand side by side in a tile. A tile of n rows is n * tileFrames floats, aligned to 64 bytes: value
/// (row, frame) stands at [row * tileFrames + frame], so that one processor instruction works on the same bin of many
/// frames. No kernel lets one frame's values touch another's.
inline constexpr int tileFrames = 16;

/// Values of a frame that the kernel `extremes` keeps at most.
inline constexpr int mostExtreme = 16;

/// A sparse matrix of which each row is one run of weights.
struct BandWeights {
    const std::int32_t* first; ///< bin of each band's first weight
    const std::int32_t* count; ///< of weights
    const float* weights;      ///< all bands' weights, one band after another
    std::int32_t bands;
};

/// Constants of the Fourier transform of `length` real samples, a power of two of at least 16. It is had from that of
/// half as many complex values, which is joined by stages from transforms of 8 or 16 values, four parts at a time.
struct FourierWeights {
    std::ptrdiff_t length;
    const double* window;      ///< length values
    std::ptrdiff_t firstStage; ///< complex values of the smallest stage: 16 or 32
    const double* twiddles;    ///< stage after stage, of n values each: exp(-2 pi i j k / n), k < n / 4, j = 1, 2, 3
    const double* halfTurns;   ///< exp(-2 pi i k / length), k <= length / 4
};

/// Of the polyphase synthesis of MPEG audio.
struct SynthesisWeights {
    const float*
        secants; ///< 0.5 / cos((2 k + 1) * pi / n) for n = 64, 32, 16, 8, 4 and 2 (2 k + 1) < n, one after another
    const float* window; ///< shape (32, 16): for each sample weights of the slots, the newest first
};

/// The inner loops of the features. They are compiled once for each instruction set (see CMakeLists.txt), all without
/// contraction, so that every set gives the same bits. Pointers to tiles are aligned to 64 bytes; `out`
/// may be the input where values stand for themselves (square, logarithm), and else does not overlap it.
struct Kernels {
    const char* level; ///< "baseline", "v3" or "v4"

    /// out[i] = window[i] * samples[i]
    void (*applyWindow)(const float* samples, const double* window, std::ptrdiff_t count, double* out);
    /// Sums of values, and of squares of their distances from a centre. In double; the order of summing depends on
    /// count alone.
    double (*sum)(const float* values, std::ptrdiff_t count);
    double (*sumOfSquares)(const float* values, std::ptrdiff_t count, double centre);
    /// How many samples have another sign than the one before them; samples[-1] must exist. A value of at most
    /// largestNegative is negative, one of at least its opposite positive, and what is between them is zero: positive
    /// too, or with zeroIsPositive off a third sign.
    std::ptrdiff_t (*signChanges)(const float* samples, std::ptrdiff_t count, float largestNegative,
                                  bool zeroIsPositive);
    /// A tile of 1 + length / 2 magnitudes from a tile of `length` samples: |rfft(window * samples)| in double, rounded
    /// to complex64 before the magnitude is taken.
    /// @param scratch  room for length * tileFrames / 2 values, aligned to 64 bytes
    void (*spectrum)(const float* samples, const FourierWeights& weights, double* scratch, float* out);
    /// |z| of interleaved complex values rounded to complex64 first, as numpy.abs of a complex64
    void (*magnitudes)(const double* complexValues, std::ptrdiff_t bins, float* out);
    /// tileFrames rows of `bins` values, `stride` apart, turned into a tile
    void (*toTile)(const float* rows, std::ptrdiff_t stride, std::ptrdiff_t bins, float* tile);
    void (*square)(const float* values, std::ptrdiff_t count, float* out);

    /// band[b] = sum over its run of weight * power, in float
    void (*applyBands)(const BandWeights& bands, const float* power, float* out);
    /// out[r] = sum over bins of weights[bin * rows + r] * power[bin], in float
    void (*applyDense)(const float* weights, std::ptrdiff_t rows, std::ptrdiff_t bins, const float* power, float* out);
    /// out[i] = scale * ln(max(floor, values[i])) - offset, to about 1e-7 relative; floor above 0
    void (*logarithm)(const float* values, std::ptrdiff_t count, float floor, float scale, float offset, float* out);
    /// out[k] = sum over n of weights[k * length + n] * max(floor, in[n]), in double. A basis whose rows are by turns
    /// symmetric and antisymmetric (row 0 symmetric) is `folded`: only the first half of each row is read.
    /// @param scratch  room for length * tileFrames values, aligned to 64 bytes
    void (*transform)(const double* weights, std::ptrdiff_t rows, std::ptrdiff_t length, bool folded, const float* in,
                      float floor, double* scratch, float* out);

    /// sum[f] and moment[f]: sums over bins of S and of frequency * S, in double
    void (*moments)(const float* tile, std::ptrdiff_t bins, const double* frequencies, double* sum, double* moment);
    /// spread[f]: sum over bins of (frequency - centre[f])^2 * S, in double
    void (*spread)(const float* tile, std::ptrdiff_t bins, const double* frequencies, const double* centre,
                   double* spread);
    /// below[f]: bins whose running sum, taken bin after bin in float, is below share * total
    void (*countBelowShare)(const float* tile, std::ptrdiff_t bins, float share, std::int32_t* below);
    /// For up to 512 bins of v = max(floor, value): products[f] of mantissas in [1, 2), exponents[f] summed, sums[f] of
    /// v. floor is a normal number.
    void (*mantissas)(const float* tile, std::ptrdiff_t bins, float floor, double* products, std::int32_t* exponents,
                      double* sums);
    /// Means of the `extreme` smallest and largest values of each frame; 1 <= extreme <= min(bins, mostExtreme)
    void (*extremes)(const float* tile, std::ptrdiff_t bins, std::ptrdiff_t extreme, float* low, float* high);
    void (*largest)(const float* tile, std::ptrdiff_t bins, float* out);
    /// Bit f of out[i] says whether bin first + i of frame f is a local peak (above its left, not below its right
    /// neighbour) where values not above threshold[f] count as 0. first >= 1; bin first + count must exist.
    void (*peaks)(const float* tile, std::ptrdiff_t first, std::ptrdiff_t count, const float* threshold,
                  std::uint16_t* out);

    /// Butterflies between neighbouring subbands of one granule's lines, shape (18, 32): line i and 17 - i.
    /// @param weights  shape (16, 32): 8 rows of what stays, 8 of what goes over; 1 and 0 for the last subband
    void (*reduceAlias)(const float* weights, float* lines);
    /// Lines to slots of subbands, both of shape (18, 32).
    /// @param window  shape (36, 16), by turns for even and odd subbands  @param overlap  shape (18, 32): what the
    /// granule before left over, and then what this one does
    void (*inverseLong)(const float* lines, const float* window, float* overlap, float* slots);
    void (*inverseShort)(const float* lines, const float* window, float* overlap, float* slots); ///< window (12, 16)
    /// Slots of 32 subbands to as many samples.
    /// @param isPaired  whether the stream has two channels: sums are then formed in another order
    /// @param count  of slots: a multiple of 16, and so must be the number of slots before
    /// @param history  shape (33, stride): the 16 slots before, and room for `count` more
    void (*synthesise)(const SynthesisWeights& weights, bool isPaired, const float* slots, std::ptrdiff_t count,
                       float* history, std::ptrdiff_t stride, float* samples);
    /// Of the moves from two rows of states to two: best[0] is the largest of first[i] + stay[i], second[i] + change[i]
    /// and `least`, best[1] that of first[i] + change[i], second[i] + stay[i] and `least`. Nothing is NaN.
    void (*bestMoves)(const double* first, const double* second, const double* stay, const double* change,
                      std::ptrdiff_t count, double least, double* best);
};

/// The best of them that this processor runs.
const Kernels& kernels();

/// Those that this processor runs, for tests: at least the baseline.
const Kernels* kernelsOfLevel(int level); ///< 0, 1, 2 ...; null where there is none

} // namespace suara
