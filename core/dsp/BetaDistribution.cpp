#include "core/dsp/BetaDistribution.h"

#include <cfloat>
#include <cmath>

namespace suara {

namespace {

/// One step of Lentz's way through a continued fraction.
void refine(double term, double& above, double& below, double& value)
{
    const auto nonZero = [](double number) {
        return std::abs(number) < DBL_MIN ? DBL_MIN : number;
    };
    below = 1.0 / nonZero(1.0 + term * below);
    above = nonZero(1.0 + term / above);
    value *= above * below;
}

/// The continued fraction 26.5.8 of Abramowitz and Stegun.
double fraction(double x, double a, double b)
{
    double above = 1.0;
    double below = 1.0 / (1.0 - (a + b) * x / (a + 1.0));
    double value = below;
    for (int m = 1; m < 10000; ++m) {
        const double before = value;
        refine(m * (b - m) * x / ((a + 2.0 * m - 1.0) * (a + 2.0 * m)), above, below, value);
        refine(-(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1.0)), above, below, value);
        if (std::abs(value - before) <= 1e-16 * std::abs(value))
            break;
    }
    return value;
}

double logGamma(double x)
{
    int sign = 0; // which std::lgamma keeps in a global variable
    return ::lgamma_r(x, &sign);
}

} // namespace

double betaDistribution(double x, double a, double b)
{
    if (x <= 0.0 || x >= 1.0)
        return x <= 0.0 ? 0.0 : 1.0;
    const double scale = std::exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * std::log(x) + b * std::log1p(-x));
    return x < (a + 1.0) / (a + b + 2.0) ? scale * fraction(x, a, b) / a : 1.0 - scale * fraction(1.0 - x, b, a) / b;
}

} // namespace suara
