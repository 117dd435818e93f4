#include "core/learning/layers/Catalog.h"

#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/learning/layers/Activation.h"
#include "core/learning/layers/BatchNormalization.h"
#include "core/learning/layers/Convolution.h"
#include "core/learning/layers/Dense.h"
#include "core/learning/layers/Dropout.h"
#include "core/learning/layers/Flatten.h"
#include "core/learning/layers/Pooling.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace suara {

namespace {

constexpr int kMostUnits = 65536;

void checkUnits(const LayerSpec& spec)
{
    if (spec.units < 1 || spec.units > kMostUnits)
        throw ParameterError(SUARA_TEXT("Core", "%1 has %2 units; allowed are 1 to %3."),
                             {layerKind(spec.kind).title, std::to_string(spec.units), std::to_string(kMostUnits)});
}

/// Kernels and windows must fit into the picture, of a sequence only along it.
void checkSize(const LayerSpec& spec, const Shape& input)
{
    const int most = layerKind(spec.kind).sides == 1 ? input.height : std::min(input.height, input.width);
    if (spec.size < 1 || spec.size > most)
        throw ParameterError(SUARA_TEXT("Core", "%1 of size %2 does not fit into its input of %3."),
                             {layerKind(spec.kind).title, std::to_string(spec.size), shapeText(input)});
}

KernelOptions kernelOptions(const LayerSpec& spec)
{
    if (!(spec.l2 >= 0.0 && std::isfinite(spec.l2)))
        throw ParameterError(SUARA_TEXT("Core", "%1 is %2; allowed is %3."), {"l2", shortest(spec.l2), "≥ 0"});
    return {initializerNamed(spec.initializer), spec.l2};
}

/// A picture's lines as the steps of a sequence, with all values of a line as its channels.
Shape sequence(const Shape& input)
{
    return {input.height, 1, input.width * input.channels};
}

std::unique_ptr<Layer> makeDense(const LayerSpec& spec, const Shape& input, int)
{
    checkUnits(spec);
    if (!input.isFlat())
        throw ParameterError(SUARA_TEXT("Core", "Dense needs a row of numbers, not %1; put Flatten before it."),
                             {shapeText(input)});
    return std::make_unique<Dense>(input, spec.units, kernelOptions(spec));
}

std::unique_ptr<Layer> makeConv1D(const LayerSpec& spec, const Shape& input, int)
{
    checkUnits(spec);
    checkSize(spec, input);
    const Shape steps = sequence(input);
    return std::make_unique<Convolution>(ConvolutionGeometry{steps, spec.size, 1, spec.units},
                                         std::vector<int>{spec.size, steps.channels, spec.units}, kernelOptions(spec));
}

std::unique_ptr<Layer> makeConv2D(const LayerSpec& spec, const Shape& input, int)
{
    checkUnits(spec);
    checkSize(spec, input);
    return std::make_unique<Convolution>(ConvolutionGeometry{input, spec.size, spec.size, spec.units},
                                         std::vector<int>{spec.size, spec.size, input.channels, spec.units},
                                         kernelOptions(spec));
}

template<typename Pooling>
std::unique_ptr<Layer> makePooling1D(const LayerSpec& spec, const Shape& input, int)
{
    checkSize(spec, input);
    return std::make_unique<Pooling>(sequence(input), Window{spec.size, 1});
}

template<typename Pooling>
std::unique_ptr<Layer> makePooling2D(const LayerSpec& spec, const Shape& input, int)
{
    checkSize(spec, input);
    return std::make_unique<Pooling>(input, Window{spec.size, spec.size});
}

template<typename Pooling>
std::unique_ptr<Layer> makeGlobalPooling(const LayerSpec&, const Shape& input, int)
{
    return std::make_unique<Pooling>(input, Window{input.height, input.width});
}

std::unique_ptr<Layer> makeBatchNormalization(const LayerSpec&, const Shape& input, int)
{
    return std::make_unique<BatchNormalization>(input);
}

std::unique_ptr<Layer> makeActivationLayer(const LayerSpec& spec, const Shape& input, int)
{
    return makeActivation(spec.activation, input);
}

std::unique_ptr<Layer> makeDropout(const LayerSpec& spec, const Shape& input, int place)
{
    if (!(spec.rate >= 0.0 && spec.rate < 1.0))
        throw ParameterError(SUARA_TEXT("Core", "The dropout rate is %1; allowed is 0 to less than 1."),
                             {shortest(spec.rate)});
    return std::make_unique<Dropout>(input, spec.rate, place);
}

std::unique_ptr<Layer> makeFlatten(const LayerSpec&, const Shape& input, int)
{
    return std::make_unique<Flatten>(input);
}

} // namespace

std::span<const LayerKind> layerCatalog()
{
    static const std::array<LayerKind, 13> kinds{{
        {.id = "dense",
         .title = "Dense",
         .hasUnits = true,
         .hasActivation = true,
         .example = {.kind = "dense", .units = 3},
         .exampleInput = {1, 1, 5},
         .make = makeDense},
        {.id = "conv1d",
         .title = "Conv1D",
         .hasUnits = true,
         .sides = 1,
         .hasActivation = true,
         .example = {.kind = "conv1d", .units = 4, .size = 3},
         .exampleInput = {6, 2, 2},
         .make = makeConv1D},
        {.id = "conv2d",
         .title = "Conv2D",
         .hasUnits = true,
         .sides = 2,
         .hasActivation = true,
         .example = {.kind = "conv2d", .units = 4, .size = 3},
         .exampleInput = {6, 5, 2},
         .make = makeConv2D},
        {.id = "maxpool1d",
         .title = "MaxPool1D",
         .sides = 1,
         .example = {.kind = "maxpool1d", .size = 2},
         .exampleInput = {5, 1, 3},
         .make = makePooling1D<MaxPooling>},
        {.id = "maxpool2d",
         .title = "MaxPool2D",
         .sides = 2,
         .example = {.kind = "maxpool2d", .size = 2},
         .exampleInput = {5, 4, 3},
         .make = makePooling2D<MaxPooling>},
        {.id = "averagepool1d",
         .title = "AveragePooling1D",
         .sides = 1,
         .example = {.kind = "averagepool1d", .size = 2},
         .exampleInput = {5, 1, 3},
         .make = makePooling1D<AveragePooling>},
        {.id = "averagepool2d",
         .title = "AveragePooling2D",
         .sides = 2,
         .example = {.kind = "averagepool2d", .size = 2},
         .exampleInput = {5, 4, 3},
         .make = makePooling2D<AveragePooling>},
        {.id = "globalmaxpool",
         .title = "GlobalMaxPooling",
         .example = {.kind = "globalmaxpool"},
         .exampleInput = {17, 16, 3},
         .make = makeGlobalPooling<MaxPooling>},
        {.id = "globalaveragepool",
         .title = "GlobalAveragePooling",
         .example = {.kind = "globalaveragepool"},
         .exampleInput = {3, 4, 2},
         .make = makeGlobalPooling<AveragePooling>},
        {.id = "batchnorm",
         .title = "BatchNormalization",
         .example = {.kind = "batchnorm"},
         .exampleInput = {3, 2, 2},
         .make = makeBatchNormalization},
        {.id = "activation",
         .title = "Activation",
         .hasActivation = true,
         .example = {.kind = "activation", .activation = "silu"},
         .exampleInput = {1, 1, 9},
         .make = makeActivationLayer},
        {.id = "dropout",
         .title = "Dropout",
         .hasRate = true,
         .example = {.kind = "dropout", .rate = 0.4},
         .exampleInput = {1, 1, 9},
         .make = makeDropout},
        {.id = "flatten",
         .title = "Flatten",
         .example = {.kind = "flatten"},
         .exampleInput = {3, 2, 2},
         .make = makeFlatten},
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
    const std::string size = std::to_string(spec.size);
    if (kind.sides > 0)
        text += (kind.hasUnits ? ", " : " ") + (kind.sides == 1 ? size : size + " × " + size);
    if (kind.hasRate)
        text += " " + shortest(spec.rate);
    if (kind.hasActivation && spec.activation != "linear")
        text += (kind.hasUnits ? ", " : " ") + spec.activation;
    return text;
}

} // namespace suara
