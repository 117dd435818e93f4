#include "core/learning/layers/Activation.h"

#include <algorithm>
#include <cmath>

namespace suara {

void Relu::forward(const Forward& work) const
{
    const std::size_t count = std::size_t(work.rows) * input().size();
    for (std::size_t i = 0; i < count; ++i)
        work.out[i] = std::max(0.0F, work.in[i]);
}

void Relu::backward(const Backward& work) const
{
    const std::size_t count = std::size_t(work.rows) * input().size();
    if (work.inGradient == nullptr)
        return;
    for (std::size_t i = 0; i < count; ++i)
        work.inGradient[i] = work.out[i] > 0.0F ? work.outGradient[i] : 0.0F;
}

void Softmax::forward(const Forward& work) const
{
    const std::size_t size = input().size();
    for (int row = 0; row < work.rows; ++row) {
        const float* in = work.in + std::size_t(row) * size;
        float* out = work.out + std::size_t(row) * size;
        const float largest = *std::max_element(in, in + size);
        float sum = 0.0F;
        for (std::size_t i = 0; i < size; ++i)
            sum += out[i] = std::exp(in[i] - largest);
        for (std::size_t i = 0; i < size; ++i)
            out[i] /= sum;
    }
}

void Softmax::backward(const Backward& work) const
{
    const std::size_t size = input().size();
    if (work.inGradient == nullptr)
        return;
    for (int row = 0; row < work.rows; ++row) {
        const std::size_t at = std::size_t(row) * size;
        float weighted = 0.0F;
        for (std::size_t i = at; i < at + size; ++i)
            weighted += work.out[i] * work.outGradient[i];
        for (std::size_t i = at; i < at + size; ++i)
            work.inGradient[i] = work.out[i] * (work.outGradient[i] - weighted);
    }
}

} // namespace suara
