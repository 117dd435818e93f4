#include "core/learning/layers/Dense.h"

#include "core/base/Parallel.h"
#include "core/learning/layers/Matrices.h"
#include "core/learning/layers/MatrixProduct.h"

#include <algorithm>

namespace suara {

namespace {

constexpr int kStretchFloats = 1 << 17; // of the kernel; the bits hang on it

} // namespace

Dense::Dense(Shape input, int units, const KernelOptions& kernel)
    : Layer(input, {1, 1, units}, {.readsInput = true, .isWholeBatch = true})
    , m_ins(int(input.size()))
    , m_outs(units)
    , m_stretch(std::max(64, kStretchFloats / units))
    , m_kernel(kernel)
{
}

std::vector<ParameterBlock> Dense::parameters() const
{
    const std::size_t kernelSize = std::size_t(m_ins) * std::size_t(m_outs);
    return {{.name = "kernel",
             .shape = {m_ins, m_outs},
             .initializer = m_kernel.initializer,
             .fanIn = m_ins,
             .fanOut = m_outs,
             .l2 = m_kernel.l2},
            {.name = "bias", .shape = {m_outs}, .offset = kernelSize}};
}

int Dense::stretches() const
{
    return (m_ins + m_stretch - 1) / m_stretch;
}

Dense::Stretch Dense::stretch(int index) const
{
    return {index * m_stretch, std::min(m_stretch, m_ins - index * m_stretch)};
}

std::size_t Dense::scratchSize(int rows) const
{
    return stretches() == 1 ? 0 : std::size_t(stretches()) * std::size_t(rows) * std::size_t(m_outs);
}

void Dense::prepare(int rows) const
{
    prepareToMultiply(rows, m_outs, std::min(m_stretch, m_ins));
}

void Dense::forward(const Forward& work) const
{
    const std::size_t size = std::size_t(work.rows) * std::size_t(m_outs);
    float* parts = stretches() == 1 ? work.out : work.scratch;
    parallelFor(std::size_t(stretches()), work.jobs, [&](std::size_t index) {
        const auto [first, count] = stretch(int(index));
        multiply({work.in + first, m_ins}, {work.parameters + std::size_t(first) * std::size_t(m_outs), m_outs},
                 {work.rows, m_outs, count, parts + index * size, m_outs});
    });
    const ConstRowView bias(work.parameters + std::size_t(m_ins) * std::size_t(m_outs), m_outs);
    MatrixView out(work.out, work.rows, m_outs);
    if (stretches() > 1)
        out = ConstMatrixView(parts, work.rows, m_outs);
    for (int index = 1; index < stretches(); ++index)
        out += ConstMatrixView(parts + std::size_t(index) * size, work.rows, m_outs);
    out.rowwise() += bias;
}

void Dense::backward(const Backward& work) const
{
    const Factor gradient{work.outGradient, m_outs};
    parallelFor(std::size_t(stretches()), work.jobs, [&](std::size_t index) {
        const auto [first, count] = stretch(int(index));
        const std::size_t at = std::size_t(first) * std::size_t(m_outs);
        multiply({work.in + first, m_ins, true}, gradient,
                 {count, m_outs, work.rows, work.parameterGradient + at, m_outs});
        if (work.inGradient != nullptr)
            multiply(gradient, {work.parameters + at, m_outs, true},
                     {work.rows, count, m_outs, work.inGradient + first, m_ins});
    });
    float* biasGradient = work.parameterGradient + std::size_t(m_ins) * std::size_t(m_outs);
    std::fill_n(biasGradient, m_outs, 0.0F);
    addRows(ConstMatrixView(work.outGradient, work.rows, m_outs), biasGradient);
}

} // namespace suara
