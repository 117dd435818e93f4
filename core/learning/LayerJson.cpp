#include "core/learning/LayerJson.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/layers/Catalog.h"

#include <cmath>
#include <limits>

namespace suara {

namespace {

/// @throws ParameterError if it is there and no whole number that an int holds
int wholeNumber(const Json& json, const char* name, int fallback)
{
    if (!json.contains(name))
        return fallback;
    const Json& value = json.at(name);
    const double number = value.get<double>();
    if (number != std::floor(number) || std::abs(number) > double(std::numeric_limits<int>::max()))
        throw ParameterError(SUARA_TEXT("Core", "“%1” of a layer is %2; it must be a whole number."),
                             {name, value.dump()});
    return int(number);
}

} // namespace

OrderedJson jsonOf(const LayerSpec& layer)
{
    const LayerKind& kind = layerKind(layer.kind);
    OrderedJson json{{"kind", layer.kind}};
    if (kind.hasUnits)
        json["units"] = layer.units;
    if (kind.sides > 0)
        json["size"] = layer.size;
    if (kind.hasRate)
        json["rate"] = layer.rate;
    if (kind.hasActivation)
        json["activation"] = layer.activation;
    const LayerSpec usual;
    if (layer.initializer != usual.initializer)
        json["initializer"] = layer.initializer;
    if (layer.l2 != usual.l2)
        json["l2"] = layer.l2;
    return json;
}

LayerSpec layerOf(const Json& json)
{
    if (!json.is_object() || !json.contains("kind"))
        throw ParameterError(SUARA_TEXT("Core", "A layer must say its “kind”, such as “dense”."));
    LayerSpec layer;
    layer.kind = json.at("kind").get<std::string>();
    layerKind(layer.kind);
    layer.units = wholeNumber(json, "units", layer.units);
    layer.size = wholeNumber(json, "size", layer.size);
    layer.rate = json.value("rate", layer.rate);
    layer.activation = json.value("activation", layer.activation);
    layer.initializer = json.value("initializer", layer.initializer);
    layer.l2 = json.value("l2", layer.l2);
    return layer;
}

std::string inputKindName(InputKind kind)
{
    return kind == InputKind::Table ? "table" : "picture";
}

InputKind inputKindOf(const std::string& name)
{
    if (name != "table" && name != "picture")
        throw ParameterError(SUARA_TEXT("Core", "The input of a model is “table” or “picture”, not “%1”."), {name});
    return name == "table" ? InputKind::Table : InputKind::Picture;
}

} // namespace suara
