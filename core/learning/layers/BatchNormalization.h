#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// Each channel with mean 0 and variance 1, then times gamma plus beta (Ioffe & Szegedy, 2015). In training mean and
/// variance are the batch's, and a running mean of them is kept (momentum 0.99); later that one is taken. Epsilon
/// 0.001. Parameters in Keras's order: gamma, beta, moving mean, moving variance.
class BatchNormalization final : public Layer {
public:
    explicit BatchNormalization(Shape shape) : Layer(shape, shape, {.readsInput = true, .isWholeBatch = true}) {}
    std::vector<ParameterBlock> parameters() const override;
    std::size_t memorySize(int rows) const override; ///< mean and 1 / deviation of each channel, then the variance
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    void measure(const Forward& work) const;
};

} // namespace suara
