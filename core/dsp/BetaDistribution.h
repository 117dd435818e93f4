#pragma once

namespace suara {

/// Share of a beta distribution with shapes a and b (both above 0) that lies below x in [0, 1]: the regularised
/// incomplete beta function, as scipy.stats.beta.cdf(x, a, b), to 1e-13.
double betaDistribution(double x, double a, double b);

} // namespace suara
