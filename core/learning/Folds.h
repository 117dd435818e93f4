#pragma once

#include "core/learning/Split.h"

#include <cstdint>
#include <string>
#include <vector>

namespace suara {

enum class FoldKind {
    Plain,             ///< KFold
    Stratified,        ///< StratifiedKFold: each class with its share in every fold
    StratifiedGrouped, ///< StratifiedGroupKFold: whole groups, and the classes as evenly as they allow
    LeaveOneGroupOut   ///< LeaveOneGroupOut: as many folds as groups, in the order of their names
};

struct FoldOptions {
    FoldKind kind = FoldKind::Stratified;
    int count = 5;          ///< folds, 2 or more; LeaveOneGroupOut does not ask
    bool isShuffled = true; ///< else rows (or groups) are taken as they stand
    std::uint32_t seed = 0;

    bool operator==(const FoldOptions&) const = default;
};

/// Splits of all rows so that each is held out once. The very rows of scikit-learn 1.9's classes of these names with
/// random_state=seed (tests/core/tst_split.cpp), in rising order.
///
/// @param classes  per row its class, 0 … k-1; only its length matters unless stratified
/// @param groups   per row its group; only read for whole groups
/// @throws ParameterError if count < 2, there are fewer rows, groups or rows of every class than folds, or a row has no
///         group
std::vector<Split> foldsOf(const std::vector<int>& classes, const std::vector<std::string>& groups,
                           const FoldOptions& options);

/// Weights that let every class count the same in sum: rows / (classes that occur * rows of the class), as
/// scikit-learn's class_weight="balanced". A class without a row has 1.
std::vector<double> balancedClassWeights(const std::vector<int>& classes, std::size_t count);

} // namespace suara
