#include "app/cli/RowOptions.h"

#include "core/base/AtomicFile.h"
#include "core/base/Shortest.h"
#include "core/features/Catalog.h"

#include <fstream>
#include <set>

namespace suara {

namespace {

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

std::string differenceText(const RowOptions& there, const RowOptions& here)
{
    std::set<std::string> names;
    for (const RowOptions* options : {&there, &here})
        for (const auto& [name, value] : *options)
            names.insert(name);
    const auto valueOf = [](const RowOptions& options, const std::string& name) {
        const auto found = options.find(name);
        return found == options.end() ? std::string("default") : found->second;
    };
    std::string text;
    for (const std::string& name : names)
        if (const std::string old = valueOf(there, name), now = valueOf(here, name); old != now)
            text.append(text.empty() ? "" : ", ")
                .append(name)
                .append(" is ")
                .append(old)
                .append(" there and ")
                .append(now)
                .append(" here");
    return text;
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
