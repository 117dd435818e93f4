#include "core/dsp/Decibels.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <cmath>
#include <string>

namespace suara {

void DecibelOptions::check() const
{
    if (!(amin > 0.0f))
        throw ParameterError(SUARA_TEXT("Core", "amin is %1; allowed is more than 0."), {std::to_string(amin)});
    if (topDb && !(*topDb >= 0.0f))
        throw ParameterError(SUARA_TEXT("Core", "top_db is %1; allowed is 0 or more."), {std::to_string(*topDb)});
}

Eigen::ArrayXXf powerToDb(const Eigen::Ref<const Eigen::ArrayXXf>& power, const DecibelOptions& options)
{
    options.check();
    const float offset = 10.0f * std::log10(std::max(options.amin, std::abs(options.reference)));
    Eigen::ArrayXXf decibels =
        power.unaryExpr([&](float value) { return 10.0f * std::log10(std::max(options.amin, value)) - offset; });
    if (options.topDb && decibels.size() > 0)
        decibels = decibels.max(decibels.maxCoeff() - *options.topDb);
    return decibels;
}

} // namespace suara
