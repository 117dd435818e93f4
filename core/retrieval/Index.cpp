#include "core/retrieval/Index.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"

#include <Eigen/Eigenvalues>
#include <algorithm>

namespace suara {

namespace {

constexpr Eigen::Index kPiece = 4096;        // rows a thread looks at before it takes others
constexpr Eigen::Index kMostWhitened = 4096; // columns: 134 MB a matrix, and a minute
constexpr double kNoSpread = 1e-12;          // of the largest eigenvalue: directions without any

/// Unit length; all zero stays so.
Eigen::VectorXd unit(const Eigen::VectorXd& values)
{
    const double length = values.norm();
    return length > 0.0 ? Eigen::VectorXd(values / length) : values;
}

/// Directions of spread, each over its standard deviation.
Eigen::MatrixXd whitening(const Eigen::MatrixXd& covariance)
{
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
    const Eigen::VectorXd& values = solver.eigenvalues(); // rising
    const double least = kNoSpread * values.tail(1)(0);
    const Eigen::Index first = (values.array() <= least).count();
    const Eigen::Index count = values.size() - first;
    return values.tail(count).cwiseSqrt().cwiseInverse().asDiagonal() *
           solver.eigenvectors().rightCols(count).transpose();
}

/// Each column over its standard deviation, none of a constant one.
Eigen::VectorXd scaling(const Eigen::VectorXd& variances)
{
    return (variances.array() > 0.0).select(variances.array().sqrt().inverse(), 0.0);
}

} // namespace

Index::Index(const Eigen::Ref<const Eigen::MatrixXd>& rows, Distance distance)
    : m_distance(distance), m_rows(rows.transpose())
{
    const auto count = double(rows.rows());
    if (rows.rows() == 0 || rows.cols() == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is nothing to look through."));
    const bool wantsSpread = distance == Distance::Mahalanobis || distance == Distance::Scaled;
    if (wantsSpread && rows.rows() < 2)
        throw ParameterError(SUARA_TEXT("Core", "This distance needs at least 2 rows."));
    m_mean = m_rows.rowwise().mean();
    const Eigen::MatrixXd centred = m_rows.colwise() - m_mean;
    const double unbiased = wantsSpread ? count / (count - 1.0) : 1.0;
    m_variances = centred.rowwise().squaredNorm() / count;
    m_scale =
        distance == Distance::Scaled ? scaling(m_variances * unbiased) : Eigen::VectorXd::Ones(rows.cols()).eval();
    if (distance == Distance::Mahalanobis) {
        if (rows.cols() > kMostWhitened)
            throw ParameterError(SUARA_TEXT("Core", "The rows have %1 columns; the Mahalanobis distance sets each "
                                                    "against every other and takes up to %2. Choose another distance."),
                                 {std::to_string(rows.cols()), std::to_string(kMostWhitened)});
        m_covariance = centred * centred.transpose() / count;
        m_map = whitening(m_covariance * unbiased);
        m_metric = m_map.transpose() * m_map;
    }
    m_places.resize(distance == Distance::Mahalanobis ? m_map.rows() : m_rows.rows(), m_rows.cols());
    for (Eigen::Index row = 0; row < m_places.cols(); ++row)
        m_places.col(row) = placed(m_rows.col(row));
    if (distance == Distance::Cosine)
        m_mean = m_places.rowwise().mean();
}

Eigen::VectorXd Index::placed(const Eigen::VectorXd& values) const
{
    if (values.size() != m_rows.rows())
        throw ParameterError(SUARA_TEXT("Core", "There are %1 numbers to look for; the rows have %2."),
                             {std::to_string(values.size()), std::to_string(m_rows.rows())});
    switch (m_distance) {
    case Distance::Cosine:
        return unit(values);
    case Distance::Mahalanobis:
        return m_map * values;
    default:
        return m_scale.cwiseProduct(values);
    }
}

Eigen::VectorXd Index::distances(Eigen::Index first, Eigen::Index count, const Eigen::VectorXd& place) const
{
    const auto part = m_places.middleCols(first, count);
    if (m_distance == Distance::Cosine)
        return (1.0 - (part.transpose() * place).array()).matrix();
    return (part.colwise() - place).colwise().squaredNorm().cwiseSqrt().transpose();
}

std::vector<Neighbour> Index::nearest(const Eigen::VectorXd& query, std::size_t top, int jobs) const
{
    const Eigen::VectorXd place = placed(query);
    std::vector<Neighbour> all(std::size_t(m_places.cols()));
    const Eigen::Index pieces = (m_places.cols() + kPiece - 1) / kPiece;
    parallelFor(std::size_t(pieces), jobs > 0 ? jobs : defaultJobs(), [&](std::size_t piece) {
        const Eigen::Index first = Eigen::Index(piece) * kPiece;
        const Eigen::VectorXd found = distances(first, std::min(kPiece, m_places.cols() - first), place);
        for (Eigen::Index i = 0; i < found.size(); ++i)
            all[std::size_t(first + i)] = {std::size_t(first + i), found(i)};
    });
    const auto end = all.begin() + std::ptrdiff_t(std::min(top, all.size()));
    std::partial_sort(all.begin(), end, all.end(), [](const Neighbour& one, const Neighbour& other) {
        return one.distance != other.distance ? one.distance < other.distance : one.row < other.row;
    });
    return {all.begin(), end};
}

Eigen::VectorXd Index::nearness(std::size_t row, const Eigen::VectorXd& query) const
{
    const Eigen::VectorXd place = placed(query);
    if (m_distance == Distance::Cosine)
        return (m_places.col(Eigen::Index(row)) - m_mean).cwiseProduct(place);
    const Eigen::VectorXd apart = m_rows.col(Eigen::Index(row)) - query;
    const Eigen::VectorXd usual = m_mean - query; // E[d d'] = covariance + usual usual'
    if (m_distance != Distance::Mahalanobis)
        return m_scale.array().square() * (m_variances.array() + usual.array().square() - apart.array().square());
    const Eigen::MatrixXd products = m_covariance + usual * usual.transpose();
    return m_metric.cwiseProduct(products).rowwise().sum() - apart.cwiseProduct(m_metric * apart);
}

} // namespace suara
