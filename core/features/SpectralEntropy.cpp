#include "core/features/SpectralEntropy.h"

#include "core/base/Text.h"
#include "core/features/FrameAnalysis.h"

#include <cfloat>
#include <cmath>
#include <limits>

namespace suara {

Eigen::ArrayXf spectralEntropy(const Eigen::Ref<const Eigen::ArrayXXf>& magnitudes, double power)
{
    const double largest = std::log(double(magnitudes.rows()));
    Eigen::ArrayXf entropy = Eigen::ArrayXf::Zero(magnitudes.cols());
    for (Eigen::Index frame = 0; frame < entropy.size(); ++frame) {
        const Eigen::ArrayXd values = magnitudes.col(frame).cast<double>();
        const Eigen::ArrayXd weights = power == 2.0 ? values.square().eval() : values.pow(power).eval();
        const double sum = weights.sum();
        if (sum < double(FLT_MIN))
            continue;
        const Eigen::ArrayXd shares = weights / sum;
        entropy[frame] = float(-(shares > 0.0).select(shares * shares.log(), 0.0).sum() / largest);
    }
    return entropy;
}

Eigen::ArrayXXf spectralEntropy(const FrameAnalysis& analysis)
{
    return spectralEntropy(analysis.magnitudes(), analysis.parameters().real(parameter::entropyPower)).transpose();
}

namespace parameter {

const ParameterSpec entropyPower{.id = "power",
                                 .key = "spectral_entropy.power",
                                 .title = SUARA_TEXT("Core", "Power of the magnitude"),
                                 .unit = "",
                                 .kind = ParameterKind::Real,
                                 .defaultValue = "2",
                                 .minimum = 0,
                                 .maximum = std::numeric_limits<double>::infinity(),
                                 .openEnds = true};

} // namespace parameter

} // namespace suara
