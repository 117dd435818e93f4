#include "core/dsp/kernels/LevelKernels.h"

namespace suara::SUARA_LEVEL {

namespace {

/// The largest sums met so far.
struct Best {
    Doubles first;
    Doubles second;
};

SUARA_INLINE Doubles larger(Doubles a, Doubles b)
{
    return a > b ? a : b;
}

SUARA_INLINE void add(Best& best, Doubles first, Doubles second, Doubles stay, Doubles change)
{
    best.first = larger(best.first, larger(first + stay, second + change));
    best.second = larger(best.second, larger(first + change, second + stay));
}

SUARA_INLINE double largestOf(Doubles values)
{
    double largest = values[0];
    for (int lane = 1; lane < doubleLanes; ++lane)
        largest = values[lane] > largest ? values[lane] : largest;
    return largest;
}

} // namespace

void bestMoves(const double* first, const double* second, const double* stay, const double* change,
               std::ptrdiff_t count, double least, double* best)
{
    Best all{Doubles{} + least, Doubles{} + least};
    const auto addFrom = [&](std::ptrdiff_t i) {
        add(all, load<Doubles>(first + i), load<Doubles>(second + i), load<Doubles>(stay + i),
            load<Doubles>(change + i));
    };
    std::ptrdiff_t i = 0;
    for (; i + doubleLanes <= count; i += doubleLanes)
        addFrom(i);
    if (i < count && count >= doubleLanes) // the last ones again with those before them: the largest stays the same
        addFrom(count - doubleLanes);
    else
        for (; i < count; ++i)
            add(all, Doubles{} + first[i], Doubles{} + second[i], Doubles{} + stay[i], Doubles{} + change[i]);
    best[0] = largestOf(all.first);
    best[1] = largestOf(all.second);
}

} // namespace suara::SUARA_LEVEL
