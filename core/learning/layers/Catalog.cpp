#include "core/learning/layers/Catalog.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"
#include "core/learning/layers/Conv2D.h"
#include "core/learning/layers/Dense.h"
#include "core/learning/layers/Dropout.h"
#include "core/learning/layers/Flatten.h"
#include "core/learning/layers/MaxPool2D.h"

#include <algorithm>
#include <array>

namespace suara {

namespace {

constexpr int kMostUnits = 65536;

void checkUnits(const LayerSpec& spec)
{
    if (spec.units < 1 || spec.units > kMostUnits)
        throw ParameterError(SUARA_TEXT("Core", "%1 has %2 units; allowed are 1 to %3."),
                             {layerKind(spec.kind).title, std::to_string(spec.units), std::to_string(kMostUnits)});
}

/// Kernels and windows must fit into the picture.
void checkSize(const LayerSpec& spec, const Shape& input)
{
    const int most = std::min(input.height, input.width);
    if (spec.size < 1 || spec.size > most)
        throw ParameterError(SUARA_TEXT("Core", "%1 of size %2 does not fit into its input of %3."),
                             {layerKind(spec.kind).title, std::to_string(spec.size), shapeText(input)});
}

std::unique_ptr<Layer> makeDense(const LayerSpec& spec, const Shape& input, int)
{
    checkUnits(spec);
    if (!input.isFlat())
        throw ParameterError(SUARA_TEXT("Core", "Dense needs a row of numbers, not %1; put Flatten before it."),
                             {shapeText(input)});
    return std::make_unique<Dense>(input, spec.units);
}

std::unique_ptr<Layer> makeConv2D(const LayerSpec& spec, const Shape& input, int)
{
    checkUnits(spec);
    checkSize(spec, input);
    return std::make_unique<Conv2D>(ConvolutionGeometry{input, spec.size, spec.units});
}

std::unique_ptr<Layer> makeMaxPool2D(const LayerSpec& spec, const Shape& input, int)
{
    checkSize(spec, input);
    return std::make_unique<MaxPool2D>(input, spec.size);
}

std::unique_ptr<Layer> makeDropout(const LayerSpec& spec, const Shape& input, int place)
{
    if (!(spec.rate >= 0.0 && spec.rate < 1.0))
        throw ParameterError(SUARA_TEXT("Core", "The dropout rate is %1; allowed is 0 to less than 1."),
                             {csvText(spec.rate)});
    return std::make_unique<Dropout>(input, spec.rate, place);
}

std::unique_ptr<Layer> makeFlatten(const LayerSpec&, const Shape& input, int)
{
    return std::make_unique<Flatten>(input);
}

} // namespace

std::span<const LayerKind> layerCatalog()
{
    static const std::array<LayerKind, 5> kinds{{
        {"dense", "Dense", true, false, false, true, {.kind = "dense", .units = 3}, {1, 1, 5}, makeDense},
        {"conv2d", "Conv2D", true, true, false, true, {.kind = "conv2d", .units = 4, .size = 3}, {6, 5, 2}, makeConv2D},
        {"maxpool2d",
         "MaxPool2D",
         false,
         true,
         false,
         false,
         {.kind = "maxpool2d", .size = 2},
         {5, 4, 3},
         makeMaxPool2D},
        {"dropout", "Dropout", false, false, true, false, {.kind = "dropout", .rate = 0.4}, {1, 1, 9}, makeDropout},
        {"flatten", "Flatten", false, false, false, false, {.kind = "flatten"}, {3, 2, 2}, makeFlatten},
    }};
    return kinds;
}

const LayerKind& layerKind(const std::string& id)
{
    const auto found = std::ranges::find(layerCatalog(), id, &LayerKind::id);
    if (found == layerCatalog().end())
        throw ParameterError(SUARA_TEXT("Core", "There is no layer “%1”."), {id});
    return *found;
}

std::string layerText(const LayerSpec& spec)
{
    const LayerKind& kind = layerKind(spec.kind);
    std::string text = kind.title;
    if (kind.hasUnits)
        text += " " + std::to_string(spec.units);
    if (kind.hasSize)
        text += (kind.hasUnits ? ", " : " ") + std::to_string(spec.size) + " × " + std::to_string(spec.size);
    if (kind.hasRate)
        text += " " + csvText(spec.rate);
    if (kind.hasActivation && spec.activation != "linear")
        text += ", " + spec.activation;
    return text;
}

} // namespace suara
