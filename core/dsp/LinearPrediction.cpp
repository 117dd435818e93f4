#include "core/dsp/LinearPrediction.h"

#include <Eigen/Eigenvalues>
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

namespace suara {

namespace {

/// The roots of x^order + a[1] x^(order-1) + …: the eigenvalues of its companion matrix.
Eigen::VectorXcd rootsOf(std::span<const double> coefficients)
{
    const auto order = Eigen::Index(coefficients.size()) - 1;
    Eigen::MatrixXd companion = Eigen::MatrixXd::Zero(order, order);
    companion.row(0) = -Eigen::Map<const Eigen::RowVectorXd>(coefficients.data() + 1, order);
    companion.diagonal(-1).setOnes();
    return companion.eigenvalues();
}

} // namespace

std::vector<double> burgPrediction(std::span<const double> samples, int order)
{
    using Errors = Eigen::ArrayXd;
    Errors forward = Eigen::Map<const Errors>(samples.data(), Eigen::Index(samples.size()));
    Errors backward = forward;
    std::vector<double> coefficients(std::size_t(order) + 1, 0.0);
    std::vector<double> before;
    coefficients[0] = 1.0;
    for (Eigen::Index m = 1; m <= order; ++m) {
        const Eigen::Index count = forward.size() - m;
        auto ahead = forward.tail(count); // error m of sample n stands at n
        auto behind = backward.head(count);
        const double energy = ahead.square().sum() + behind.square().sum();
        if (!(energy > 0.0))
            break;
        const double reflection = -2.0 * (ahead * behind).sum() / energy;
        before = coefficients;
        for (std::size_t i = 1; i <= std::size_t(m); ++i)
            coefficients[i] += reflection * before[std::size_t(m) - i];
        const Errors kept = ahead;
        ahead += reflection * behind;
        behind += reflection * kept;
    }
    return coefficients;
}

std::vector<Resonance> resonancesOf(std::span<const double> coefficients, double sampleRate)
{
    std::vector<Resonance> resonances;
    if (coefficients.size() < 2)
        return resonances;
    for (const std::complex<double>& root : rootsOf(coefficients)) {
        if (root.imag() <= 0.0)
            continue;
        const double decay = std::abs(std::log(std::abs(root)));
        resonances.push_back(
            {std::arg(root) * sampleRate / (2.0 * std::numbers::pi), decay * sampleRate / std::numbers::pi});
    }
    std::ranges::sort(resonances, {}, &Resonance::frequency);
    return resonances;
}

} // namespace suara
