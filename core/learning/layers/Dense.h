#pragma once

#include "core/learning/layers/Kernel.h"
#include "core/learning/layers/Layer.h"

namespace suara {

/// out = in * kernel + bias; kernel of shape (in, out). Works in fixed stretches of its inputs, so that threads share a
/// large kernel, each reading its part once, and the result does not depend on their number.
class Dense final : public Layer {
public:
    Dense(Shape input, int units, const KernelOptions& kernel);
    std::vector<ParameterBlock> parameters() const override;
    std::size_t scratchSize(int rows) const override;
    void prepare(int rows) const override;
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    struct Stretch {
        int first;
        int size;
    };
    int stretches() const;
    Stretch stretch(int index) const;

    int m_ins;
    int m_outs;
    int m_stretch; // inputs
    KernelOptions m_kernel;
};

} // namespace suara
