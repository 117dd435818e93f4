#include "core/features/RowOptions.h"

#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/features/Catalog.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fstream>
#include <set>
#include <sstream>

namespace suara {

namespace {

constexpr const char* kUnknown =
    SUARA_TEXT("Core", "How its clips were measured is not known to this Suara: %1 is %2.");

/// "name=value" taken apart; a value may hold further signs.
void takeLine(const std::string& line, RowOptions& options)
{
    const std::size_t equals = line.find('=');
    if (equals != std::string::npos)
        options[line.substr(0, equals)] = line.substr(equals + 1);
}

std::string featuresText(const std::vector<TableFeature>& features)
{
    std::string text;
    for (const TableFeature& feature : features)
        text += (text.empty() ? "" : ",") + feature.id + (feature.single ? ":1" : "");
    return text;
}

std::string summaryText(const FeatureTableOptions& options)
{
    std::string text = options.summary == Summary::First  ? "first"
                       : options.summary == Summary::Mean ? "mean"
                                                          : "stats";
    for (const double percent : options.percentiles)
        text += "," + shortest(percent);
    return text;
}

std::vector<std::string> partsOf(const std::string& list)
{
    std::vector<std::string> parts;
    std::istringstream in(list);
    for (std::string part; std::getline(in, part, ',');)
        parts.push_back(part);
    return parts;
}

template<typename Number>
Number numberOf(const std::string& name, const std::string& text)
{
    Number number{};
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    if (read.ec != std::errc() || read.ptr != text.data() + text.size())
        throw ParameterError(kUnknown, {name, text});
    return number;
}

std::vector<TableFeature> featuresOf(const std::string& list)
{
    std::vector<TableFeature> features;
    for (const std::string& part : partsOf(list)) {
        const bool isSingle = part.ends_with(":1");
        features.push_back({part.substr(0, part.size() - (isSingle ? 2 : 0)), isSingle});
    }
    return features;
}

void takeSummary(const std::string& list, FeatureTableOptions& options)
{
    const std::vector<std::string> parts = partsOf(list);
    const std::array<std::string_view, 3> names{"first", "mean", "stats"};
    const auto found = std::find(names.begin(), names.end(), parts.empty() ? "" : parts.front());
    if (found == names.end())
        throw ParameterError(kUnknown, {"summary", list});
    options.summary = std::array{Summary::First, Summary::Mean, Summary::Stats}[std::size_t(found - names.begin())];
    for (std::size_t i = 1; i < parts.size(); ++i)
        options.percentiles.push_back(numberOf<double>("summary", parts[i]));
}

RowOptions parameterDefaults()
{
    RowOptions all;
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& spec : catalog)
            for (const ParameterSpec* parameter : spec.parameters)
                all[std::string(parameter->key)] = parameter->checked(parameter->defaultValue);
    return all;
}

} // namespace

RowOptions rowOptions(const FeatureTableOptions& options)
{
    RowOptions all;
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& spec : catalog)
            for (const ParameterSpec* parameter : spec.parameters)
                if (const std::string value = options.parameters.text(*parameter);
                    value != parameter->checked(parameter->defaultValue))
                    all[std::string(parameter->key)] = value;
    all["program"] = SUARA_VERSION; // another may compute otherwise
    all["sr"] = options.sampleRate ? std::to_string(*options.sampleRate) : "native";
    if (options.voice) {
        all["seewave"] = *options.voice == Seewave::V224 ? "2.2.4" : "2.0.2";
    } else {
        all["features"] = featuresText(options.features);
        all["summary"] = summaryText(options);
    }
    return all;
}

FeatureTableOptions tableOptionsOf(const RowOptions& rows)
{
    FeatureTableOptions options;
    RowOptions left = rows;
    const auto take = [&](const char* name) {
        const auto node = left.extract(name);
        return node ? std::optional(node.mapped()) : std::nullopt;
    };
    take("program");
    if (const auto rate = take("sr"))
        options.sampleRate = *rate == "native" ? std::nullopt : std::optional(numberOf<int>("sr", *rate));
    if (const auto numbering = take("seewave"))
        options.voice = *numbering == "2.2.4" ? Seewave::V224 : Seewave::V202;
    if (const auto features = take("features"))
        options.features = featuresOf(*features);
    if (const auto summary = take("summary"))
        takeSummary(*summary, options);
    for (const auto& catalog : {featureCatalog(), deltaCatalog()})
        for (const FeatureSpec& spec : catalog)
            for (const ParameterSpec* parameter : spec.parameters)
                if (const auto value = take(std::string(parameter->key).c_str()))
                    options.parameters.set(*parameter, *value);
    if (!left.empty())
        throw ParameterError(kUnknown, {left.begin()->first, left.begin()->second});
    checkParameters(options.parameters);
    tableColumns(options); // features that there are
    return options;
}

OptionDifference optionDifference(const RowOptions& there, const RowOptions& here)
{
    const RowOptions defaults = parameterDefaults();
    std::set<std::string> names;
    for (const RowOptions* options : {&there, &here})
        for (const auto& [name, value] : *options)
            names.insert(name);
    const auto valueOf = [&](const RowOptions& options, const std::string& name) {
        const auto found = options.find(name);
        const auto usual = defaults.find(name);
        return found != options.end() ? found->second : usual != defaults.end() ? usual->second : std::string();
    };
    const auto add = [](std::string& text, const std::string& name, const std::string& value) {
        text.append(text.empty() ? "" : ", ").append(name).append("=").append(value.empty() ? "–" : value);
    };
    OptionDifference difference;
    for (const std::string& name : names)
        if (const std::string old = valueOf(there, name), now = valueOf(here, name); old != now) {
            add(difference.there, name, old);
            add(difference.here, name, now);
        }
    return difference;
}

std::filesystem::path rowOptionsFile(const std::filesystem::path& table)
{
    return std::filesystem::path(table) += ".options";
}

void writeRowOptions(const std::filesystem::path& table, const RowOptions& options)
{
    std::string text;
    for (const auto& [name, value] : options)
        text.append(name).append("=").append(value).append("\n");
    writeFile(rowOptionsFile(table), text);
}

std::optional<RowOptions> readRowOptions(const std::filesystem::path& table)
{
    std::ifstream stream(rowOptionsFile(table));
    if (!stream)
        return std::nullopt;
    RowOptions options;
    for (std::string line; std::getline(stream, line);)
        takeLine(line, options);
    return options;
}

void removeRowOptions(const std::filesystem::path& table)
{
    std::error_code ignored;
    std::filesystem::remove(rowOptionsFile(table), ignored);
}

} // namespace suara
