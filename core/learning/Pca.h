#pragma once

#include <Eigen/Core>
#include <cstddef>
#include <string>
#include <vector>

namespace suara {

class Task;
struct FeatureTable;

/// Principal components of a table: the directions along which its rows differ most.
struct Pca {
    Eigen::RowVectorXd mean;                ///< of each column
    Eigen::MatrixXd components;             ///< shape (components, columns); rows of length one
    Eigen::VectorXd explainedVariance;      ///< with n - 1, falling
    Eigen::VectorXd explainedVarianceRatio; ///< of the whole table's variance

    Eigen::MatrixXd scores(const Eigen::MatrixXd& values) const; ///< shape (rows, components)
};

/// Agrees with scikit-learn's PCA(n_components, svd_solver="full"), signs included: in each component the entry of
/// largest magnitude is positive (svd_flip, tests/core/tst_pca.cpp).
/// @param values      shape (rows, columns), finite
/// @param components  at most min(rows, columns) are given
/// @throws ParameterError if there are fewer than two rows or no column
Pca fittedPca(const Eigen::MatrixXd& values, int components);

/// A feature table seen along its principal components, every column standardised first (StandardScaler).
struct PcaMap {
    std::vector<std::string> columns;  ///< that it is made of
    std::vector<std::string> constant; ///< left out: their values are all the same
    std::vector<std::string> missing;  ///< left out: some row has no value
    Eigen::VectorXd explainedVarianceRatio;
    Eigen::MatrixXd scores; ///< shape (rows, components); none where fewer than two columns or rows are left
};

/// What of a column's name says its feature: "MFCC" of "MFCC12_mean", "ZCR" of "ZCR".
std::string columnFeature(const std::string& column);

/// @param features    these features' columns only, as columnFeature() names them; empty: all
/// @param components  at most so many
/// @throws Cancelled
PcaMap pcaMap(const FeatureTable& table, const std::vector<std::string>& features, int components, Task& task);

} // namespace suara
