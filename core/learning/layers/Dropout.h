#pragma once

#include "core/learning/layers/Layer.h"

namespace suara {

/// In training sets a share of the values to 0 and divides the others by 1 - rate; otherwise passes them on. Which ones
/// is a hash of seed, step, the layer's place and the value's place in the batch, so that it depends on nothing else.
class Dropout final : public Layer {
public:
    Dropout(Shape shape, double rate, int place)
        : Layer(shape, shape, {.worksInPlace = true}), m_rate(rate), m_place(place)
    {
    }
    void forward(const Forward& work) const override;
    void backward(const Backward& work) const override;

private:
    void mask(const float* from, float* to, int rows, const Pass& pass) const;

    double m_rate;
    int m_place;
};

} // namespace suara
