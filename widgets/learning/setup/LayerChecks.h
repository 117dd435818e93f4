#pragma once

#include "core/learning/ModelCatalog.h"

#include <QString>
#include <cstdint>
#include <vector>

namespace suara {

/// What is known of a layer without building the network: what it gives and how much it learns, or why it cannot be.
struct LayerCheck {
    QString text; ///< "Dense 64, relu"
    Shape output; ///< size 0 if it cannot be, or a layer before it cannot
    std::int64_t parameters = 0;
    QString problem; ///< in the user's language; "" if there is none
};

/// Each layer of a plan, one after another from the input on. Only the first that cannot be has a problem; what comes
/// after it is not known.
/// @param classes  below 2: not known yet, so neither is the last layer's size
std::vector<LayerCheck> checkedLayers(const ModelPlan& plan, const Shape& input, int classes);

/// Whether a layer is the one that ends every network: dense, softmax, as many units as there are classes.
bool isOutputLayer(const LayerSpec& layer);

} // namespace suara
