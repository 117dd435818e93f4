#pragma once

#include "core/annotation/Segment.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// What two annotators called the same things: counts[row][column], rows by the first, columns by the second, both in
/// the order of categories.
struct AgreementTable {
    std::vector<std::string> categories;
    std::vector<std::vector<double>> counts; ///< (categories, categories)

    double total() const;
};

/// Counts pairs of judgements. Pairs in which either is not among the categories are left out, as scikit-learn does.
/// @param categories  in the scheme's order, also those nobody used: the order counts for weighted kappa
/// @throws ParameterError if first and second differ in size
AgreementTable agreementTable(const std::vector<std::string>& first, const std::vector<std::string>& second,
                              const std::vector<std::string>& categories);

/// How far apart two categories are: none counts any difference alike; linear and quadratic by their distance in the
/// set's order.
enum class KappaWeights { None, Linear, Quadratic };

/// Cohen's kappa with what belongs to it. Undefined values are empty, never 0 or 1.
struct Kappa {
    std::optional<double> value;         ///< undefined without pairs, and when both used one category only (pe = 1)
    std::optional<double> observed;      ///< po, weighted if weights are; undefined without pairs
    std::optional<double> chance;        ///< pe
    std::optional<double> standardError; ///< of value
    std::optional<double> low;           ///< 95 % interval, value -+ 1.96 standard errors, kept inside [-1, 1]
    std::optional<double> high;
    std::optional<double> highest; ///< kappa_max: what the marginals allow; only without weights
};

/// kappa = (po - pe) / (1 - pe), Cohen (1960, 1968). Equals scikit-learn's cohen_kappa_score, which says nan where this
/// is undefined. The standard error is the large-sample one of Fleiss, Cohen and Everitt (1969).
/// @throws ParameterError if the table is not square or holds a negative count
Kappa cohenKappa(const AgreementTable& table, KappaWeights weights = KappaWeights::None);

/// How well two agree on one category: 2a / (2a + b + c), the positive specific agreement.
struct CategoryAgreement {
    std::string category;
    double first = 0;  ///< times the first annotator chose it
    double second = 0; ///< times the second did
    double both = 0;
    std::optional<double> agreement; ///< undefined when nobody chose it
};
std::vector<CategoryAgreement> agreementByCategory(const AgreementTable& table);

/// Two segments taken to be the same stretch.
struct SegmentLink {
    std::size_t first = 0;  ///< index among the first annotator's segments
    std::size_t second = 0; ///< index among the second's
    double overlap = 0;     ///< common length / longer length
};

/// Links two annotators' segments of one clip one to one, as Holle & Rein (2015) and ELAN do: pairs that overlap by at
/// least the threshold, the highest overlap first; ties by the longer common stretch, then the earlier.
/// @param first, second  each in time order and without overlap among themselves (SegmentTrack)
/// @param threshold      share of the longer segment, in (0, 1]
/// @return in the order of first
/// @throws ParameterError if the threshold is outside (0, 1]
std::vector<SegmentLink> linkSegments(const std::vector<Segment>& first, const std::vector<Segment>& second,
                                      double threshold = 0.6);

} // namespace suara
