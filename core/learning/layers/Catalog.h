#pragma once

#include "core/learning/layers/Layer.h"

#include <memory>
#include <span>
#include <string_view>

namespace suara {

/// A kind of layer. To add one: write it, add its row in Catalog.cpp; files, page and the numeric-gradient test follow.
struct LayerKind {
    std::string_view id;        ///< in files; never changes
    const char* title;          ///< English, as Keras names it
    bool hasUnits = false;      ///< whether LayerSpec::units counts, and with it initializer and l2
    int sides = 0;              ///< how many sides of a kernel or window LayerSpec::size says
    bool hasRate = false;       ///< whether LayerSpec::rate counts, and so on
    bool hasActivation = false; ///< of a layer with units it is a stage of its own behind it
    LayerSpec example;          ///< a small one, for tests
    Shape exampleInput;

    /// @throws ParameterError if a number is out of its range or the input does not fit
    std::unique_ptr<Layer> (*make)(const LayerSpec& spec, const Shape& input, int place);
};

std::span<const LayerKind> layerCatalog();

/// @throws ParameterError if there is no such kind
const LayerKind& layerKind(const std::string& id);

/// "Dense 64, relu", "Conv2D 32, 3 × 3, relu", "Dropout 0.25".
std::string layerText(const LayerSpec& spec);

} // namespace suara
