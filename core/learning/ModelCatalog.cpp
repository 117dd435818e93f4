#include "core/learning/ModelCatalog.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/LayerJson.h"

#include <algorithm>
#include <array>

namespace suara {

std::span<const ModelPlan> modelCatalog()
{
    static const std::array<ModelPlan, 2> plans{{
        {"dense",
         SUARA_TEXT("Core", "Dense network"),
         InputKind::Table,
         {{.kind = "dense", .units = 64, .activation = "relu"},
          {.kind = "dense", .units = 32, .activation = "relu"},
          {.kind = "dense", .activation = "softmax"}}},
        {"cnn",
         SUARA_TEXT("Core", "Lecture's CNN"),
         InputKind::Picture,
         {{.kind = "conv2d", .units = 32, .size = 3, .activation = "relu"},
          {.kind = "maxpool2d", .size = 2},
          {.kind = "conv2d", .units = 32, .size = 3, .activation = "relu"},
          {.kind = "maxpool2d", .size = 2},
          {.kind = "dropout", .rate = 0.25},
          {.kind = "flatten"},
          {.kind = "dense", .units = 128, .activation = "relu"},
          {.kind = "dropout", .rate = 0.5},
          {.kind = "dense", .activation = "softmax"}}},
    }};
    return plans;
}

const ModelPlan& modelPlan(const std::string& id)
{
    const auto found = std::ranges::find(modelCatalog(), id, &ModelPlan::id);
    if (found == modelCatalog().end())
        throw ParameterError(SUARA_TEXT("Core", "There is no model “%1”."), {id});
    return *found;
}

NetworkSpec networkSpec(const ModelPlan& plan, const Shape& input, int classes)
{
    if (classes < 2)
        throw ParameterError(SUARA_TEXT("Core", "A network needs at least 2 classes to tell apart."));
    NetworkSpec spec{input, plan.layers};
    if (spec.layers.empty())
        throw ParameterError(SUARA_TEXT("Core", "The model has no layers."));
    LayerSpec& last = spec.layers.back();
    if (last.units != 0 && last.units != classes)
        throw ParameterError(SUARA_TEXT("Core", "The model's last layer has %1 units; the data has %2 classes."),
                             {std::to_string(last.units), std::to_string(classes)});
    last.units = classes;
    return spec;
}

namespace {

/// What a person has written: a name that is not known is a mistake.
LayerSpec plannedLayer(const Json& json, std::size_t place)
{
    constexpr std::array names{"kind", "units", "size", "rate", "activation", "initializer", "l2"};
    LayerSpec layer = [&] {
        try {
            return layerOf(json);
        } catch (const Json::exception&) {
            throw ParameterError(SUARA_TEXT("Core", "Layer %1 has a text where a number belongs, or a number where a "
                                                    "text does."),
                                 {std::to_string(place)});
        }
    }();
    for (const auto& [name, value] : json.items())
        if (std::ranges::find(names, name) == names.end())
            throw ParameterError(SUARA_TEXT("Core", "Layer %1 says “%2”, which is nothing that a layer has."),
                                 {std::to_string(place), name});
    return layer;
}

} // namespace

ModelPlan parseModelPlan(const std::string& json, const std::string& file)
{
    try {
        const Json object = Json::parse(json);
        ModelPlan plan{"custom", object.value("title", "custom"), InputKind::Table, {}};
        plan.input = inputKindOf(object.value("input", "table"));
        for (const Json& layer : object.at("layers"))
            plan.layers.push_back(plannedLayer(layer, plan.layers.size() + 1));
        if (plan.layers.empty())
            throw ParameterError(SUARA_TEXT("Core", "The model has no layers."));
        return plan;
    } catch (const Json::exception&) {
        throw IoError(file, SUARA_TEXT("Core", "This is no description of a model: it must be JSON with a list named "
                                               "“layers”."));
    } catch (const ParameterError& error) {
        throw IoError(file, error.text(), error.arguments());
    }
}

std::string modelPlanJson(const ModelPlan& plan)
{
    OrderedJson object;
    object["title"] = plan.title;
    object["input"] = inputKindName(plan.input);
    object["layers"] = OrderedJson::array();
    for (const LayerSpec& layer : plan.layers)
        object["layers"].push_back(jsonOf(layer));
    return object.dump(2);
}

} // namespace suara
