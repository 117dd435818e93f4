#include "core/learning/layers/Layer.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>

namespace suara {

std::string shapeText(const Shape& shape)
{
    std::string channels = std::to_string(shape.channels);
    if (shape.isFlat())
        return channels;
    return std::to_string(shape.height) + " × " + std::to_string(shape.width) + " × " + channels;
}

std::span<const std::string_view> initializerNames()
{
    static constexpr std::array<std::string_view, 4> names{"glorot_uniform", "glorot_normal", "he_uniform",
                                                           "he_normal"};
    return names;
}

Initializer initializerNamed(const std::string& name)
{
    const auto names = initializerNames();
    const auto found = std::ranges::find(names, name);
    if (found == names.end())
        throw ParameterError(SUARA_TEXT("Core", "There is no initialiser “%1”."), {name});
    return Initializer(int(Initializer::GlorotUniform) + int(found - names.begin()));
}

std::size_t ParameterBlock::size() const
{
    std::size_t product = 1;
    for (const int side : shape)
        product *= std::size_t(side);
    return product;
}

std::size_t Layer::scratchSize(int) const
{
    return 0;
}

std::size_t Layer::memorySize(int) const
{
    return 0;
}

} // namespace suara
