#include "core/learning/layers/MaxPool2D.h"

#include <algorithm>

namespace suara {

MaxPool2D::MaxPool2D(Shape input, int size)
    : Layer(input, {input.height / size, input.width / size, input.channels}), m_size(size)
{
}

void MaxPool2D::forward(const Forward& work) const
{
    const std::size_t channels = std::size_t(input().channels);
    const std::size_t rowSize = std::size_t(input().width) * channels;
    float* out = work.out;
    for (int row = 0; row < work.rows; ++row) {
        const float* picture = work.in + std::size_t(row) * input().size();
        for (int y = 0; y < output().height; ++y) {
            for (int x = 0; x < output().width; ++x, out += channels) {
                const float* window = picture + std::size_t(y * m_size) * rowSize + std::size_t(x * m_size) * channels;
                std::copy_n(window, channels, out);
                for (int place = 1; place < m_size * m_size; ++place) {
                    const float* other =
                        window + std::size_t(place / m_size) * rowSize + std::size_t(place % m_size) * channels;
                    for (std::size_t c = 0; c < channels; ++c)
                        out[c] = std::max(out[c], other[c]);
                }
            }
        }
    }
}

void MaxPool2D::backward(const Backward& work) const
{
    if (work.inGradient == nullptr)
        return;
    const std::size_t channels = std::size_t(input().channels);
    const std::size_t rowSize = std::size_t(input().width) * channels;
    std::fill_n(work.inGradient, std::size_t(work.rows) * input().size(), 0.0F);
    std::size_t at = 0;
    for (int row = 0; row < work.rows; ++row) {
        const std::size_t picture = std::size_t(row) * input().size();
        for (int y = 0; y < output().height; ++y) {
            for (int x = 0; x < output().width; ++x) {
                const std::size_t window =
                    picture + std::size_t(y * m_size) * rowSize + std::size_t(x * m_size) * channels;
                for (std::size_t c = 0; c < channels; ++c, ++at) {
                    std::size_t place = window + c;
                    for (int i = 0; work.in[place] != work.out[at] && i < m_size * m_size; ++i)
                        place = window + std::size_t(i / m_size) * rowSize + std::size_t(i % m_size) * channels + c;
                    work.inGradient[place] = work.outGradient[at];
                }
            }
        }
    }
}

} // namespace suara
