#include "app/cli/FeatureOptions.h"

#include "app/cli/Arguments.h"
#include "app/cli/Console.h"
#include "core/features/Catalog.h"
#include "core/features/Delta.h"

#include <algorithm>
#include <set>

namespace suara {

namespace {

std::string optionName(std::string_view name)
{
    std::string option = "--" + std::string(name);
    std::replace(option.begin() + 2, option.end(), '_', '-');
    return option;
}

void takeOne(Arguments& arguments, const ParameterSpec& spec, std::string_view name, Parameters& parameters)
{
    const std::string option = optionName(name);
    if (spec.kind == ParameterKind::Flag) {
        if (arguments.flag(option))
            parameters.set(spec, "true");
        if (arguments.flag("--no-" + option.substr(2)))
            parameters.set(spec, "false");
    } else if (const std::optional<std::string> value = arguments.optional(option)) {
        parameters.set(spec, *value);
    }
}

} // namespace

std::string optionOf(const ParameterSpec& spec)
{
    return optionName(spec.key);
}

std::optional<int> takeSampleRate(Arguments& arguments, std::optional<int> fallback)
{
    const std::optional<std::string> given = arguments.optional("--sr");
    if (!given)
        return fallback;
    if (*given == "native")
        return std::nullopt;
    const bool isNumber = !given->empty() && given->size() <= 7 &&
                          std::all_of(given->begin(), given->end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isNumber || std::stoi(*given) < 100)
        throw UsageError("--sr is \"" + *given + "\"; allowed is a whole number from 100 to 9999999 (Hz), or native");
    return std::stoi(*given);
}

std::optional<int> takeSampleRateOf(Arguments& arguments, const FeatureSpec& feature)
{
    if (feature.sampleRate == 0)
        return takeSampleRate(arguments);
    const std::optional<int> sampleRate = takeSampleRate(arguments, feature.sampleRate);
    if (sampleRate != feature.sampleRate)
        throw UsageError(std::string(feature.id) + " is defined at --sr " + std::to_string(feature.sampleRate) +
                         " only");
    return sampleRate;
}

Parameters takeParameters(Arguments& arguments, const FeatureSpec* feature)
{
    Parameters parameters;
    if (feature != nullptr)
        for (const ParameterSpec* spec : feature->parameters)
            takeOne(arguments, *spec, spec->id, parameters);
    for (const FeatureSpec& each : featureCatalog())
        for (const ParameterSpec* spec : each.parameters)
            takeOne(arguments, *spec, spec->key, parameters);
    for (const ParameterSpec* spec : {&parameter::deltaWidth, &parameter::deltaMode})
        takeOne(arguments, *spec, spec->key, parameters);
    checkParameters(parameters);
    return parameters;
}

namespace {

/// What one of the features has under that name; "" if none has.
std::string meantInstead(const ParameterSpec& idle, const std::vector<const FeatureSpec*>& features)
{
    for (const FeatureSpec* feature : features)
        for (const ParameterSpec* spec : feature->parameters)
            if (spec->id == idle.id)
                return std::string(feature->id) + " has one of its own, " + optionOf(*spec) + ".";
    return "";
}

} // namespace

void tellIdleParameters(const Parameters& parameters, const std::vector<const FeatureSpec*>& features, Console& console)
{
    std::set<std::string_view> keys;
    for (const FeatureSpec* feature : features)
        for (const ParameterSpec* spec : feature->parameters)
            keys.insert(spec->key);
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& feature : catalog)
            for (const ParameterSpec* spec : feature.parameters)
                if (parameters.isGiven(*spec) && keys.insert(spec->key).second) {
                    const std::string instead = meantInstead(*spec, features);
                    console.note("note: " + std::string(spec->key) + " changes nothing here: " +
                                 (instead.empty() ? "it is no parameter of what is measured." : instead));
                }
}

const char featureOptionsHelp[] =
    "  --sr HZ              sample rate everything is computed at (default 22050); native keeps each file's own\n"
    "  --n-fft N            FFT length (2048)               --hop-length N     step between frames (512)\n"
    "  --win-length N       window length (n_fft)           --window NAME      hann, hamming, blackman, boxcar … "
    "(hann)\n"
    "  --center/--no-center frames centred (yes)            --pad-mode MODE    constant, edge, reflect (constant)\n"
    "  --frame-length N     of ZCR and RMS (2048)           --n-mels N         mel bands (128)\n"
    "  --fmin HZ --fmax HZ  of the mel bands (0, sr/2)      --n-mfcc N         coefficients (40)\n"
    "  --roll-percent X     of the roll-off (0.85)\n"
    "  and every parameter that \"suara-cli features\" lists, spelt as there with dashes;\n"
    "  where two features mean two things by a name, \"option\" there says how one of them is meant\n";

} // namespace suara
