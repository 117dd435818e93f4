#pragma once

#include <Eigen/Core>

namespace suara {

/// First `rows` coefficients of the orthonormal discrete cosine transform along each column, as
/// scipy.fft.dct(x, axis=-2, type=type, norm="ortho")[:rows]; sums in double.
/// @param columns  shape (n, frames)  @param type  2 or 3  @return shape (min(rows, n), frames)
/// @throws ParameterError if rows is below 1 or type is another
Eigen::ArrayXXf dct(const Eigen::Ref<const Eigen::ArrayXXf>& columns, int rows, int type = 2);

} // namespace suara
