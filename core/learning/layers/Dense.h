#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// out = in * kernel + bias; kernel of shape (in, out).
class Dense final : public Layer {
public:
    Dense(Shape input, int units) : Layer(input, {1, 1, units}) {}
    std::vector<ParameterBlock> parameters() const override;
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;
};

} // namespace suara
