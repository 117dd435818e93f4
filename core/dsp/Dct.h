#pragma once

#include <Eigen/Core>

namespace suara {

/// First `rows` coefficients of the discrete cosine transform along each column, as
/// scipy.fft.dct(x, axis=-2, type=type, norm="ortho" or None)[:rows]; sums in double.
/// @param columns  shape (n, frames)  @param type  1 (of 2 or more values), 2 or 3  @param ortho  orthonormal
/// @return shape (min(rows, n), frames)
/// @throws ParameterError if rows is below 1 or type is another
Eigen::ArrayXXf dct(const Eigen::Ref<const Eigen::ArrayXXf>& columns, int rows, int type = 2, bool ortho = true);

} // namespace suara
