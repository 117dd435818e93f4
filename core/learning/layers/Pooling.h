#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// Sides of a pooling's windows, which stand side by side; what does not fill one at the right or bottom is left out,
/// as Keras's "valid" padding does.
struct Window {
    int height;
    int width;

    int places() const { return height * width; }
};

/// The largest value of each window, channel by channel. Its gradient goes to the first of equal values; which one that
/// is is remembered, so neither input nor output is needed again.
class MaxPooling final : public Layer {
public:
    MaxPooling(Shape input, Window window);
    std::size_t memorySize(int rows) const override;
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    Window m_window;
};

/// The mean of each window, channel by channel.
class AveragePooling final : public Layer {
public:
    AveragePooling(Shape input, Window window);
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    Window m_window;
};

} // namespace suara
