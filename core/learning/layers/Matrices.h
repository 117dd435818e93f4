#pragma once

#include <Eigen/Core>

namespace suara {

/// Row-major views of the plain buffers that layers work on.
using Matrix = Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
using MatrixView = Eigen::Map<Matrix>;
using ConstMatrixView = Eigen::Map<const Matrix>;
using RowView = Eigen::Map<Eigen::RowVectorXf>;
using ConstRowView = Eigen::Map<const Eigen::RowVectorXf>;

/// Adds the rows of a matrix one after another to `sum`: always in the same order, unlike Eigen's reductions.
inline void addRows(const ConstMatrixView& matrix, float* sum)
{
    RowView total(sum, matrix.cols());
    for (Eigen::Index row = 0; row < matrix.rows(); ++row)
        total += matrix.row(row);
}

} // namespace suara
