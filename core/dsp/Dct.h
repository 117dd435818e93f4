#pragma once

#include "core/base/Aligned.h"

#include <Eigen/Core>

namespace suara {

/// The first coefficients of the discrete cosine transform of many frames; sums in double.
class Dct {
public:
    /// @param length  inputs of a frame  @param rows  coefficients wanted
    /// @param type  1 (of 2 inputs or more), 2 or 3  @param ortho  orthonormal
    /// @throws ParameterError if rows is below 1 or type is another
    Dct(Eigen::Index length, int rows, int type, bool ortho);

    Eigen::Index rows() const { return m_rows; } ///< min(rows, length)

    /// A tile of rows() rows from a tile of `length` rows, each of whose values is first raised to `floor`.
    void apply(const float* tile, float floor, float* coefficients) const;

private:
    Eigen::Index m_length;
    Eigen::Index m_rows;
    bool m_folded; ///< the basis is symmetric, so that half of it is enough
    AlignedDoubles m_weights;
};

} // namespace suara
