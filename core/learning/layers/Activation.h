#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// max(0, x), value by value. Its gradient at 0 is 0, as in Keras.
class Relu final : public Layer {
public:
    explicit Relu(Shape shape) : Layer(shape, shape) {}
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;
};

/// exp(x - largest) / sum, over the values of a row.
class Softmax final : public Layer {
public:
    explicit Softmax(Shape shape) : Layer(shape, shape) {}
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;
};

} // namespace suara
