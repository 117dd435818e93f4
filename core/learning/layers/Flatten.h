#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// A picture as a row of numbers, in height, width, channel order: the data stay as they lie.
class Flatten final : public Layer {
public:
    explicit Flatten(Shape input) : Layer(input, {1, 1, int(input.size())}, {.worksInPlace = true}) {}
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;
};

} // namespace suara
