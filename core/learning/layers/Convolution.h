#pragma once

#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/Kernel.h"
#include "core/learning/layers/Layer.h"

#include <memory>

namespace suara {

/// Convolution of a picture or a sequence with a bias for each filter; see ConvolutionGeometry. What computes it is a
/// stage behind an interface.
class Convolution final : public Layer {
public:
    /// @param kernelShape  of the kernel block, as Keras has it: (height, width, in, out), or (steps, in, out)
    Convolution(const ConvolutionGeometry& geometry, std::vector<int> kernelShape, const KernelOptions& kernel);
    std::vector<ParameterBlock> parameters() const override;
    std::size_t scratchSize(int) const override { return m_stage->scratchSize(); }
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    std::size_t kernelSize() const { return m_geometry.patchSize() * std::size_t(m_geometry.filters); }

    ConvolutionGeometry m_geometry;
    std::vector<int> m_kernelShape;
    KernelOptions m_kernel;
    std::unique_ptr<ConvolutionStage> m_stage;
};

} // namespace suara
