#pragma once

#include <span>
#include <vector>

namespace suara {

/// Linear prediction of a frame by Burg's method (Burg 1967, as Childers 1978 gives it): forward and backward
/// prediction errors are made smallest together, order by order, so that all resonances decay.
/// @param samples  more than order
/// @return order + 1 coefficients, the first 1: e[n] = x[n] + a[1] x[n-1] + …; without any sound {1, 0, 0 …}
std::vector<double> burgPrediction(std::span<const double> samples, int order);

/// A peak of the spectrum that a prediction stands for.
struct Resonance {
    double frequency; ///< Hz
    double bandwidth; ///< Hz, 3 dB below its peak if it stood alone
};

/// The resonances of a prediction, by rising frequency: one for each pair of complex roots r, at arg(r) rate / 2π with
/// the bandwidth -ln|r| rate / π. A root outside the unit circle counts as its mirror image inside.
std::vector<Resonance> resonancesOf(std::span<const double> coefficients, double sampleRate);

} // namespace suara
