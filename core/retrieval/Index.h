#pragma once

#include <Eigen/Core>
#include <array>
#include <cstddef>
#include <vector>

namespace suara {

/// How far two rows are apart, as scikit-learn's pairwise_distances of these metrics:
///
///     Euclidean    sqrt(sum (x - y)²)
///     Cosine       1 - x·y / (|x| |y|); 1 if one of them is all zero
///     Mahalanobis  sqrt((x - y)' S⁻¹ (x - y)), S the covariance of the rows (n - 1), its pseudo-inverse where columns
///                  hang on each other
///     Scaled       sqrt(sum (x - y)² / v), v each column's variance (n - 1): "seuclidean"; constant columns are left
///     out
enum class Distance { Euclidean, Cosine, Mahalanobis, Scaled };

/// Their names in options, in the order of the kinds.
inline constexpr std::array<const char*, 4> kDistanceNames{"euclidean", "cosine", "mahalanobis", "scaled"};

/// A row, and how far it is from the query.
struct Neighbour {
    std::size_t row;
    double distance;
};

/// Finds the rows nearest to another one by looking at all of them: 100,000 rows of 128 columns take a few hundredths
/// of a second, and nothing is ever missed. Thread-safe once made.
class Index {
public:
    /// @param rows  shape (rows, columns), every value finite
    /// @throws ParameterError if there is no row or no column, or fewer than two rows for Mahalanobis or Scaled, or
    ///         more than 4,096 columns for Mahalanobis
    Index(const Eigen::Ref<const Eigen::MatrixXd>& rows, Distance distance);

    /// The nearest rows, nearest first, equals by row; fewer than `top` if there are fewer.
    /// @param query  as many values as columns. @throws ParameterError if not
    std::vector<Neighbour> nearest(const Eigen::VectorXd& query, std::size_t top, int jobs = 0) const;

    /// Per column how much nearer the row is to the query than rows are on average: above 0 where the column brings
    /// them together, below where it keeps them apart. In the unit of the squared distance (of the product for Cosine).
    Eigen::VectorXd nearness(std::size_t row, const Eigen::VectorXd& query) const;

private:
    Eigen::VectorXd placed(const Eigen::VectorXd& values) const;
    Eigen::VectorXd distances(Eigen::Index first, Eigen::Index count, const Eigen::VectorXd& place) const;

    Distance m_distance;
    Eigen::MatrixXd m_places;    ///< (places, rows): where plain distance is the wanted one
    Eigen::MatrixXd m_rows;      ///< (columns, rows), as given
    Eigen::VectorXd m_mean;      ///< of the columns; of the unit rows for Cosine
    Eigen::VectorXd m_variances; ///< of the columns (n)
    Eigen::VectorXd m_scale;     ///< each column's, 1 but for Scaled

    // Of Mahalanobis alone, for they grow with the square of the columns, of which a network's layer has many.
    Eigen::MatrixXd m_covariance; ///< of the columns (n)
    Eigen::MatrixXd m_map;        ///< (places, columns): rows to their places
    Eigen::MatrixXd m_metric;     ///< (columns, columns): m_map' m_map
};

} // namespace suara
