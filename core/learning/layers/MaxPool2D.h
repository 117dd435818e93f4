#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// The largest value of each window of size x size, windows side by side; what does not fill a window at the right or
/// bottom is left out, as Keras's "valid" padding does. Its gradient goes to the first of equal values.
class MaxPool2D final : public Layer {
public:
    MaxPool2D(Shape input, int size);
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    int m_size;
};

} // namespace suara
