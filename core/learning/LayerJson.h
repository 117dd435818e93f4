#pragma once

#include "core/learning/ModelCatalog.h"

#include <nlohmann/json.hpp>
#include <string>

namespace suara {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

/// Layers as files have them: kind and the numbers that count for it. Inside core/learning only.
OrderedJson jsonOf(const LayerSpec& layer);
LayerSpec layerOf(const Json& json); ///< @throws Json::exception, ParameterError for an unknown kind

std::string inputKindName(InputKind kind);      ///< "table" or "picture"
InputKind inputKindOf(const std::string& name); ///< @throws ParameterError

} // namespace suara
