#include "core/dsp/Norm.h"

#include <cmath>

namespace suara {

double normOf(const Eigen::Ref<const Eigen::ArrayXd>& values, double p)
{
    if (std::isinf(p))
        return p > 0.0 ? values.maxCoeff() : values.minCoeff();
    if (p == 0.0)
        return double((values > 0.0).count());
    if (p == 1.0)
        return values.sum();
    if (p == 2.0)
        return std::sqrt(values.square().sum());
    return std::pow(values.pow(p).sum(), 1.0 / p);
}

} // namespace suara
