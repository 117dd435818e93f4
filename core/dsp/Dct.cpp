#include "core/dsp/Dct.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/Tile.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace suara {

namespace {

/// Weight of input n in coefficient k, of the kind that begins and ends with half a step (types 2 and 3).
double halfStepWeight(Eigen::Index k, Eigen::Index n, double size, int type, bool ortho)
{
    const Eigen::Index still = type == 2 ? k : n; // the index whose zero is the constant
    const Eigen::Index moving = type == 2 ? n : k;
    const double scale = ortho ? std::sqrt((still == 0 ? 1.0 : 2.0) / size) : type == 3 && still == 0 ? 1.0 : 2.0;
    return scale * std::cos(std::numbers::pi * double(still) * (2.0 * double(moving) + 1.0) / (2.0 * size));
}

/// The same of type 1, whose first and last values stand at the ends of the cosines.
double wholeStepWeight(Eigen::Index k, Eigen::Index n, double size, bool ortho)
{
    const auto isEnd = [&](Eigen::Index index) {
        return index == 0 || double(index) == size - 1.0;
    };
    const double wave = std::cos(std::numbers::pi * double(k) * double(n) / (size - 1.0));
    if (!ortho)
        return isEnd(n) ? wave : 2.0 * wave;
    const double ends = (isEnd(n) ? std::numbers::sqrt2 / 2.0 : 1.0) * (isEnd(k) ? std::numbers::sqrt2 / 2.0 : 1.0);
    return ends * std::sqrt(2.0 / (size - 1.0)) * wave;
}

double weight(Eigen::Index k, Eigen::Index n, double size, int type, bool ortho)
{
    return type == 1 ? wholeStepWeight(k, n, size, ortho) : halfStepWeight(k, n, size, type, ortho);
}

} // namespace

Dct::Dct(Eigen::Index length, int rows, int type, bool ortho)
    : m_length(length), m_rows(std::min<Eigen::Index>(rows, length)), m_folded(type != 3)
{
    if (rows < 1)
        throw ParameterError(SUARA_TEXT("Core", "n_mfcc is %1; allowed is 1 or more."), {std::to_string(rows)});
    if (type < 1 || type > 3)
        throw ParameterError(SUARA_TEXT("Core", "dct_type is %1; allowed is 1, 2 or 3."), {std::to_string(type)});
    if (type == 1 && length < 2)
        throw ParameterError(SUARA_TEXT("Core", "dct_type is 1, which needs 2 mel bands or more; n_mels is %1."),
                             {std::to_string(length)});
    for (Eigen::Index k = 0; k < m_rows; ++k)
        for (Eigen::Index n = 0; n < m_length; ++n)
            m_weights.push_back(weight(k, n, double(m_length), type, ortho));
}

void Dct::apply(const float* tile, float floor, float* coefficients) const
{
    AlignedDoubles scratch(std::size_t(m_length) * tileFrames);
    kernels().transform(m_weights.data(), m_rows, m_length, m_folded, tile, floor, scratch.data(), coefficients);
}

} // namespace suara
