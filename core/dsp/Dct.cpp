#include "core/dsp/Dct.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace suara {

namespace {

/// basis(k, n): weight of input n in coefficient k.
Eigen::MatrixXd basis(Eigen::Index rows, Eigen::Index length, int type)
{
    const double size = double(length);
    const auto weight = [&](Eigen::Index k, Eigen::Index n) {
        const Eigen::Index still = type == 2 ? k : n; // the index whose zero is the constant
        const Eigen::Index moving = type == 2 ? n : k;
        const double scale = std::sqrt((still == 0 ? 1.0 : 2.0) / size);
        return scale * std::cos(std::numbers::pi * double(still) * (2.0 * double(moving) + 1.0) / (2.0 * size));
    };
    return Eigen::MatrixXd::NullaryExpr(rows, length, weight);
}

} // namespace

Eigen::ArrayXXf dct(const Eigen::Ref<const Eigen::ArrayXXf>& columns, int rows, int type)
{
    if (rows < 1)
        throw ParameterError(SUARA_TEXT("Core", "n_mfcc is %1; allowed is 1 or more."), {std::to_string(rows)});
    if (type != 2 && type != 3)
        throw ParameterError(SUARA_TEXT("Core", "dct_type is %1; allowed is 2 or 3."), {std::to_string(type)});
    const Eigen::MatrixXd weights = basis(std::min<Eigen::Index>(rows, columns.rows()), columns.rows(), type);
    return (weights * columns.matrix().cast<double>()).cast<float>().array();
}

} // namespace suara
