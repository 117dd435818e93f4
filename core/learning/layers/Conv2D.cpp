#include "core/learning/layers/Conv2D.h"

namespace suara {

Conv2D::Conv2D(const ConvolutionGeometry& geometry)
    : Layer(geometry.input, geometry.output()), m_geometry(geometry), m_stage(makeEigenConvolution(geometry))
{
}

std::vector<ParameterBlock> Conv2D::parameters() const
{
    const int area = m_geometry.side * m_geometry.side;
    const int channels = m_geometry.input.channels;
    return {{"kernel",
             {m_geometry.side, m_geometry.side, channels, m_geometry.filters},
             0,
             area * channels,
             area * m_geometry.filters},
            {"bias", {m_geometry.filters}, kernelSize()}};
}

void Conv2D::forward(const Forward& work) const
{
    m_stage->forward(work.rows, work.in, work.parameters, work.parameters + kernelSize(), work.out, work.scratch);
}

void Conv2D::backward(const Backward& work) const
{
    m_stage->backward(work.rows, work.in, work.parameters, work.outGradient, work.parameterGradient,
                      work.parameterGradient + kernelSize(), work.inGradient, work.scratch);
}

} // namespace suara
