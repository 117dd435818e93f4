#include "widgets/learning/setup/LayerChecks.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/learning/layers/Catalog.h"
#include "widgets/common/text/CoreText.h"

#include <algorithm>
#include <string>

namespace suara {

namespace {

/// The layer as it will be: the last has as many units as there are classes.
LayerSpec specOf(const ModelPlan& plan, std::size_t place, int classes)
{
    LayerSpec spec = plan.layers[place];
    if (place + 1 == plan.layers.size() && spec.units == 0)
        spec.units = std::max(classes, 1);
    return spec;
}

void measure(LayerCheck& check, const LayerSpec& spec, const Shape& input)
{
    const auto layer = layerKind(spec.kind).make(spec, input, 0);
    for (const ParameterBlock& block : layer->parameters())
        check.parameters += std::int64_t(block.size());
    check.output = layer->output();
}

/// What Network's constructor would refuse, without the room that it takes.
QString problemOfWhole(const ModelPlan& plan, const std::vector<LayerCheck>& checks, const Shape& input, int classes)
{
    constexpr std::int64_t most = std::int64_t(1) << 28;
    const LayerSpec& last = plan.layers.back();
    if (last.kind != "dense" || last.activation != "softmax")
        return coreText(SUARA_TEXT("Core", "The last layer must be dense with softmax."));
    std::int64_t parameters = 0;
    for (const LayerCheck& check : checks)
        parameters += check.parameters;
    if (parameters > most)
        return coreText(SUARA_TEXT("Core", "The network would have more than %1 parameters."), std::to_string(most));
    try {
        networkSpec(plan, input, classes);
        return {};
    } catch (const Error& error) {
        return errorText(error);
    }
}

} // namespace

bool isOutputLayer(const LayerSpec& layer)
{
    return layer.kind == "dense" && layer.activation == "softmax" && layer.units == 0;
}

std::vector<LayerCheck> checkedLayers(const ModelPlan& plan, const Shape& input, int classes)
{
    std::vector<LayerCheck> checks;
    Shape shape = input;
    bool isBroken = input.size() == 0;
    for (std::size_t place = 0; place < plan.layers.size(); ++place) {
        LayerCheck& check = checks.emplace_back();
        const LayerSpec spec = specOf(plan, place, classes);
        check.text = QString::fromStdString(layerText(spec));
        if (isBroken)
            continue;
        try {
            measure(check, spec, shape);
            shape = check.output;
        } catch (const Error& error) {
            check.problem = errorText(error);
        }
        isBroken = !check.problem.isEmpty();
    }
    if (!isBroken && !checks.empty() && classes >= 2)
        checks.back().problem = problemOfWhole(plan, checks, input, classes);
    return checks;
}

} // namespace suara
