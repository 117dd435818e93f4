#include "core/learning/layers/Convolution.h"

#include <utility>

namespace suara {

Convolution::Convolution(const ConvolutionGeometry& geometry, std::vector<int> kernelShape, const KernelOptions& kernel)
    : Layer(geometry.input, geometry.output(), {.readsInput = true})
    , m_geometry(geometry)
    , m_kernelShape(std::move(kernelShape))
    , m_kernel(kernel)
    , m_stage(makeConvolution(geometry))
{
}

std::vector<ParameterBlock> Convolution::parameters() const
{
    return {{.name = "kernel",
             .shape = m_kernelShape,
             .initializer = m_kernel.initializer,
             .fanIn = m_geometry.area() * m_geometry.input.channels,
             .fanOut = m_geometry.area() * m_geometry.filters,
             .l2 = m_kernel.l2},
            {.name = "bias", .shape = {m_geometry.filters}, .offset = kernelSize()}};
}

void Convolution::forward(const Forward& work) const
{
    m_stage->forward(work.rows, work.in, work.parameters, work.parameters + kernelSize(), work.out, work.scratch);
}

void Convolution::backward(const Backward& work) const
{
    m_stage->backward(work.rows, work.in, work.parameters, work.outGradient, work.parameterGradient,
                      work.parameterGradient + kernelSize(), work.inGradient, work.scratch);
}

} // namespace suara
