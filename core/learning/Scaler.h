#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace suara {

enum class ScalerKind { None, Standard, MinMax, Robust };

/// Scales columns by what was seen in the rows it was fitted on; fit it on the training part only. Agrees with
/// scikit-learn's StandardScaler, MinMaxScaler(feature_range) and RobustScaler, constant columns included
/// (tests/core/tst_scaler.cpp).
struct Scaler {
    ScalerKind kind = ScalerKind::None; ///< None leaves values as they are
    std::vector<double> offsets;        ///< Standard: mean_, MinMax: min_, Robust: center_
    std::vector<double> scales;         ///< scale_ of each
    double low = 0.0;                   ///< feature_range of MinMax
    double high = 1.0;

    /// Standard and Robust: (x - offset) / scale_. MinMax: x * scale_ + min_; values outside the fitted range leave
    /// [low, high].
    double scaled(double value, std::size_t column) const;

    bool operator==(const Scaler&) const = default;
};

/// @param values   row by row, `columns` finite values each
/// @param rows     the rows to fit on, at least one
/// @param names    of the columns, for what is said of them; else their numbers
/// @throws ParameterError if low >= high for MinMax, or values are too large to be scaled
Scaler fittedScaler(ScalerKind kind, std::span<const double> values, std::size_t columns,
                    const std::vector<std::size_t>& rows, double low = 0.0, double high = 1.0,
                    const std::vector<std::string>& names = {});

} // namespace suara
