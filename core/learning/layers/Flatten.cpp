#include "core/learning/layers/Flatten.h"

#include <algorithm>

namespace suara {

void Flatten::forward(const Forward& work) const
{
    if (work.out != work.in)
        std::copy_n(work.in, std::size_t(work.rows) * input().size(), work.out);
}

void Flatten::backward(const Backward& work) const
{
    if (work.inGradient != nullptr)
        std::copy_n(work.outGradient, std::size_t(work.rows) * input().size(), work.inGradient);
}

} // namespace suara
