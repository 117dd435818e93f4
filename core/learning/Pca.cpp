#include "core/learning/Pca.h"

#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/base/Text.h"
#include "core/features/FeatureTable.h"
#include "core/learning/Scaler.h"

#include <Eigen/Eigenvalues>
#include <Eigen/QR>
#include <algorithm>
#include <numeric>

namespace suara {

namespace {

/// The right singular vectors of centred values, as rows, and the squares of the singular values, largest first. From
/// the smaller of the two products, columns by columns or rows by rows: tables are long and narrow, or have few clips.
struct Directions {
    Eigen::MatrixXd rows;
    Eigen::VectorXd squares;
};

/// Rows at right angles to the ones above. Of a singular value of 0, which centring brings, only noise is left; that
/// row becomes any direction in which the values do not differ.
Eigen::MatrixXd orthonormal(const Eigen::MatrixXd& rows)
{
    const Eigen::HouseholderQR<Eigen::MatrixXd> columns(rows.transpose());
    return (columns.householderQ() * Eigen::MatrixXd::Identity(rows.cols(), rows.rows())).transpose();
}

Directions directionsOf(const Eigen::MatrixXd& centred, Eigen::Index count)
{
    const bool isLong = centred.rows() >= centred.cols();
    const Eigen::MatrixXd product =
        isLong ? Eigen::MatrixXd(centred.transpose() * centred) : Eigen::MatrixXd(centred * centred.transpose());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(product); // smallest first
    const Eigen::MatrixXd vectors = solver.eigenvectors().rightCols(count).rowwise().reverse();
    Directions found{isLong ? Eigen::MatrixXd(vectors.transpose()) : Eigen::MatrixXd(vectors.transpose() * centred),
                     solver.eigenvalues().tail(count).reverse().cwiseMax(0.0)};
    if (!isLong)
        found.rows = orthonormal(found.rows);
    return found;
}

/// svd_flip: the entry of largest magnitude is positive.
void fixSigns(Eigen::MatrixXd& rows)
{
    for (Eigen::Index i = 0; i < rows.rows(); ++i) {
        Eigen::Index largest = 0;
        rows.row(i).cwiseAbs().maxCoeff(&largest);
        if (rows(i, largest) < 0.0)
            rows.row(i) *= -1.0;
    }
}

Eigen::VectorXd standardised(const Eigen::ArrayXd& column)
{
    std::vector<std::size_t> rows(std::size_t(column.size()));
    std::iota(rows.begin(), rows.end(), std::size_t(0));
    const Scaler scaler = fittedScaler(ScalerKind::Standard, {column.data(), std::size_t(column.size())}, 1, rows);
    return (column - scaler.offsets[0]) / scaler.scales[0];
}

} // namespace

Eigen::MatrixXd Pca::scores(const Eigen::MatrixXd& values) const
{
    return (values.rowwise() - mean) * components.transpose();
}

Pca fittedPca(const Eigen::MatrixXd& values, int components)
{
    if (values.rows() < 2 || values.cols() < 1)
        throw ParameterError(SUARA_TEXT("Core", "Principal components need at least two rows and one column."));
    const Eigen::Index count = std::min({Eigen::Index(components), values.rows(), values.cols()});
    Pca pca;
    pca.mean = values.colwise().mean();
    const Eigen::MatrixXd centred = values.rowwise() - pca.mean;
    Directions directions = directionsOf(centred, count);
    fixSigns(directions.rows);
    const double whole = centred.squaredNorm();
    pca.components = std::move(directions.rows);
    pca.explainedVariance = directions.squares / double(values.rows() - 1);
    pca.explainedVarianceRatio =
        whole > 0.0 ? Eigen::VectorXd(directions.squares / whole) : Eigen::VectorXd(Eigen::VectorXd::Zero(count));
    return pca;
}

std::string columnFeature(const std::string& column)
{
    const std::string name = column.substr(0, column.find('_'));
    const std::size_t end = name.find_last_not_of("0123456789");
    return end == std::string::npos || end == 0 ? name : name.substr(0, end + 1); // "F0" stays
}

PcaMap pcaMap(const FeatureTable& table, const std::vector<std::string>& features, int components, Task& task)
{
    PcaMap map;
    Eigen::MatrixXd values(table.values.rows(), table.values.cols());
    Eigen::Index used = 0;
    for (std::size_t i = 0; i < table.columns.size() && table.values.rows() > 1; ++i) {
        const std::string& name = table.columns[i];
        if (!features.empty() && std::ranges::find(features, columnFeature(name)) == features.end())
            continue;
        const Eigen::ArrayXd column = table.values.col(Eigen::Index(i));
        if (!column.isFinite().all()) {
            map.missing.push_back(name);
        } else if ((column == column[0]).all()) {
            map.constant.push_back(name);
        } else {
            values.col(used++) = standardised(column);
            map.columns.push_back(name);
        }
    }
    task.checkpoint(0.2);
    if (used < 2)
        return map;
    values.conservativeResize(Eigen::NoChange, used);
    const Pca pca = fittedPca(values, components);
    map.explainedVarianceRatio = pca.explainedVarianceRatio;
    map.scores = pca.scores(values);
    return map;
}

} // namespace suara
