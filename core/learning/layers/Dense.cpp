#include "core/learning/layers/Dense.h"

#include "core/learning/layers/Matrices.h"

namespace suara {

std::vector<ParameterBlock> Dense::parameters() const
{
    const int in = int(input().size());
    const int out = output().channels;
    return {{"kernel", {in, out}, 0, in, out}, {"bias", {out}, std::size_t(in) * std::size_t(out)}};
}

void Dense::forward(const Forward& work) const
{
    const auto ins = Eigen::Index(input().size());
    const Eigen::Index outs = output().channels;
    MatrixView out(work.out, work.rows, outs);
    out.noalias() = ConstMatrixView(work.in, work.rows, ins) * ConstMatrixView(work.parameters, ins, outs);
    out.rowwise() += ConstRowView(work.parameters + ins * outs, outs);
}

void Dense::backward(const Backward& work) const
{
    const auto ins = Eigen::Index(input().size());
    const Eigen::Index outs = output().channels;
    const ConstMatrixView gradient(work.outGradient, work.rows, outs);
    MatrixView(work.parameterGradient, ins, outs).noalias() +=
        ConstMatrixView(work.in, work.rows, ins).transpose() * gradient;
    addRows(gradient, work.parameterGradient + ins * outs);
    if (work.inGradient != nullptr)
        MatrixView(work.inGradient, work.rows, ins).noalias() =
            gradient * ConstMatrixView(work.parameters, ins, outs).transpose();
}

} // namespace suara
