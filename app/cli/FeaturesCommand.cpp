#include "app/cli/FeaturesCommand.h"

#include "app/cli/Arguments.h"
#include "app/cli/FeatureOptions.h"
#include "app/cli/Json.h"
#include "app/cli/Output.h"
#include "core/features/Catalog.h"

#include <algorithm>
#include <cmath>

namespace suara {

namespace {

Json defaultOf(const ParameterSpec& spec)
{
    const Parameters defaults;
    if (std::ranges::find(spec.choices, spec.defaultValue) != spec.choices.end())
        return spec.defaultValue;
    if (spec.optional && defaults.isNone(spec))
        return nullptr;
    switch (spec.kind) {
    case ParameterKind::Integer:
        return defaults.integer(spec);
    case ParameterKind::Real:
        return defaults.real(spec);
    case ParameterKind::Flag:
        return defaults.flag(spec);
    case ParameterKind::Choice:
        break;
    }
    return defaults.text(spec);
}

Json limit(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

Json parameterJson(const ParameterSpec& spec)
{
    static constexpr const char* kinds[]{"integer", "number", "flag", "choice"};
    Json json{{"name", spec.id}, {"title", spec.title}, {"kind", kinds[int(spec.kind)]}, {"default", defaultOf(spec)}};
    if (spec.key != spec.id)
        json["option"] = optionOf(spec);
    if (!spec.unit.empty())
        json["unit"] = spec.unit;
    if (!spec.choices.empty())
        json["choices"] = std::vector<std::string>(spec.choices.begin(), spec.choices.end());
    if (spec.kind == ParameterKind::Integer || spec.kind == ParameterKind::Real) {
        json["minimum"] = limit(spec.minimum);
        json["maximum"] = limit(spec.maximum);
        json["ends_allowed"] = !spec.openEnds;
        json["none_allowed"] = spec.optional;
    }
    return json;
}

std::string line(const FeatureSpec& spec)
{
    Json json{{"id", spec.id}, {"title", spec.title}, {"unit", spec.unit}, {"rows", spec.rows(Parameters())}};
    json["parameters"] = Json::array();
    for (const ParameterSpec* parameter : spec.parameters)
        json["parameters"].push_back(parameterJson(*parameter));
    return jsonLine(json);
}

void run(Arguments& arguments, Console&)
{
    const std::optional<std::string> out = arguments.output("--out");
    arguments.positionals("nothing", 0, 0);
    Output output(out);
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& spec : catalog)
            output.write(line(spec));
    output.close();
}

} // namespace

Command featuresCommand()
{
    return {"features",
            "lists every feature with its parameters, one JSON line a feature",
            "[--out F.jsonl]",
            "  --out F              write there instead of to standard output\n",
            "  suara-cli features | python3 -m json.tool --json-lines",
            run};
}

} // namespace suara
