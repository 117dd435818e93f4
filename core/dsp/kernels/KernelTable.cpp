#include "core/dsp/kernels/LevelKernels.h"

#define SUARA_TEXT_OF(name) #name
#define SUARA_NAME_OF(name) SUARA_TEXT_OF(name)

namespace suara::SUARA_LEVEL {

extern const Kernels table;
const Kernels table{
    .level = SUARA_NAME_OF(SUARA_LEVEL),
    .applyWindow = applyWindow,
    .sum = sum,
    .sumOfSquares = sumOfSquares,
    .signChanges = signChanges,
    .spectrum = spectrum,
    .magnitudes = magnitudes,
    .toTile = toTile,
    .square = square,
    .applyBands = applyBands,
    .applyDense = applyDense,
    .logarithm = logarithm,
    .transform = transform,
    .moments = moments,
    .spread = spread,
    .countBelowShare = countBelowShare,
    .mantissas = mantissas,
    .extremes = extremes,
    .largest = largest,
    .peaks = peaks,
    .reduceAlias = reduceAlias,
    .inverseLong = inverseLong,
    .inverseShort = inverseShort,
    .synthesise = synthesise,
    .bestMoves = bestMoves,
};

} // namespace suara::SUARA_LEVEL
