#pragma once

#include <Eigen/Core>

namespace suara {

/// The p-norm of values that are not negative, as librosa 0.11 `util.normalize` has it:
///
///     (sum of values^p)^(1/p)
///
/// of infinity the largest value, of -infinity the smallest, of 0 how many are not 0.
/// @param p  0 or more, or an infinity
double normOf(const Eigen::Ref<const Eigen::ArrayXd>& values, double p);

} // namespace suara
