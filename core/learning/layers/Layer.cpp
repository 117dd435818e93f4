#include "core/learning/layers/Layer.h"

namespace suara {

std::string shapeText(const Shape& shape)
{
    std::string channels = std::to_string(shape.channels);
    if (shape.isFlat())
        return channels;
    return std::to_string(shape.height) + " × " + std::to_string(shape.width) + " × " + channels;
}

std::size_t ParameterBlock::size() const
{
    std::size_t product = 1;
    for (const int side : shape)
        product *= std::size_t(side);
    return product;
}

} // namespace suara
