#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace suara {

/// Which rows are learned from and which are held out. Indices of rows, in the order they were drawn in.
struct Split {
    std::vector<std::size_t> training;
    std::vector<std::size_t> test;
};

enum class SplitKind {
    Shuffled,   ///< rows at random
    Stratified, ///< each class with its share on both sides
    Grouped,    ///< whole groups (speaker, episode …) on one side
    Whole       ///< every row is learned from and none held out
};

struct SplitOptions {
    double testSize = 0.1; ///< share of the rows (of the groups when grouped), in (0, 1); rounded up to whole rows
    std::uint32_t seed = 0;
    SplitKind kind = SplitKind::Stratified;

    bool operator==(const SplitOptions&) const = default;
};

/// Splits rows as scikit-learn 1.9 does: train_test_split(range(n), test_size=…, random_state=seed), with
/// stratify=classes when stratified, and GroupShuffleSplit(1, test_size=…, random_state=seed) when grouped. The very
/// same rows in the same order (tests/core/tst_split.cpp).
///
/// @param classes  per row its class, 0 … k-1; only its length matters unless stratified
/// @param groups   per row its group; only read when grouped
/// @throws ParameterError if testSize is not in (0, 1), a part would be empty, a class has fewer than two rows or a
/// part
///         fewer rows than there are classes (stratified), or there are fewer than two groups (grouped)
Split splitRows(const std::vector<int>& classes, const std::vector<std::string>& groups, const SplitOptions& options);

} // namespace suara
