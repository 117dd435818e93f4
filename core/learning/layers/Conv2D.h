#pragma once

#include "core/learning/layers/ConvolutionStage.h"
#include "core/learning/layers/Layer.h"

#include <memory>

namespace suara {

/// Convolution of a picture with a bias for each filter; see ConvolutionGeometry. What computes it is a stage behind an
/// interface.
class Conv2D final : public Layer {
public:
    explicit Conv2D(const ConvolutionGeometry& geometry);
    std::vector<ParameterBlock> parameters() const override;
    std::size_t scratchSize() const override { return m_stage->scratchSize(); }
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    std::size_t kernelSize() const { return m_geometry.patchSize() * std::size_t(m_geometry.filters); }

    ConvolutionGeometry m_geometry;
    std::unique_ptr<ConvolutionStage> m_stage;
};

} // namespace suara
