#pragma once

#include "core/learning/Network.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// What a model reads: rows of numbers, or pictures (of any origin).
enum class InputKind { Table, Picture };

/// A model as a plan: layers whose last one has as many units as there will be classes.
struct ModelPlan {
    std::string id;    ///< in files; "custom" for a plan from a file
    std::string title; ///< English source text for those of the catalogue
    InputKind input = InputKind::Table;
    std::vector<LayerSpec> layers;

    bool operator==(const ModelPlan&) const = default;
};

/// The models Suara knows, in menu order: "dense" (Dense 64 relu, Dense 32 relu, Dense n softmax) and "cnn" (the
/// lecture's, for pictures of 70 x 70 x 3). To add one, add its row in ModelCatalog.cpp.
std::span<const ModelPlan> modelCatalog();

/// @throws ParameterError if there is no such model
const ModelPlan& modelPlan(const std::string& id);

/// Side of the pictures that the lecture's network reads.
inline constexpr int kPictureSide = 70;

/// The plan as a network for this input and number of classes. @throws ParameterError if classes < 2
NetworkSpec networkSpec(const ModelPlan& plan, const Shape& input, int classes);

/// A plan as JSON: {"input": "table", "layers": [{"kind": "dense", "units": 64, "activation": "relu"}, …]}.
/// @throws IoError naming `file` if the text is no plan
ModelPlan parseModelPlan(const std::string& json, const std::string& file);
std::string modelPlanJson(const ModelPlan& plan);

} // namespace suara
