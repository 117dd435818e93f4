#include "core/dsp/Decibels.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/dsp/kernels/Kernels.h"

#include <cmath>
#include <numbers>
#include <string>

namespace suara {

void DecibelOptions::check() const
{
    if (!(amin > 0.0f))
        throw ParameterError(SUARA_TEXT("Core", "amin is %1; allowed is more than 0."), {std::to_string(amin)});
    if (topDb && !(*topDb >= 0.0f))
        throw ParameterError(SUARA_TEXT("Core", "top_db is %1; allowed is 0 or more."), {std::to_string(*topDb)});
}

void powerToDb(const float* power, std::ptrdiff_t count, const DecibelOptions& options, float* decibels)
{
    constexpr auto scale = float(10.0 / std::numbers::ln10);
    const float reference = std::abs(options.reference);
    float offset = 0.0f;
    kernels().logarithm(&reference, 1, options.amin, scale, 0.0f, &offset);
    kernels().logarithm(power, count, options.amin, scale, offset, decibels);
}

Eigen::ArrayXXf powerToDb(const Eigen::Ref<const Eigen::ArrayXXf>& power, const DecibelOptions& options)
{
    options.check();
    Eigen::ArrayXXf decibels(power.rows(), power.cols());
    for (Eigen::Index column = 0; column < power.cols(); ++column)
        powerToDb(power.col(column).data(), power.rows(), options, decibels.col(column).data());
    if (options.topDb && decibels.size() > 0)
        decibels = decibels.max(decibels.maxCoeff() - *options.topDb);
    return decibels;
}

} // namespace suara
