#include "core/learning/MeasuredOptions.h"

#include "core/learning/LayerJson.h"

namespace suara {

std::string measuredOptions(Summary summary)
{
    const std::string name = summary == Summary::First ? "first" : summary == Summary::Mean ? "mean" : "stats";
    return R"({"from":"clips","set":"lecture","sr":22050,"summary":")" + name + "\"}";
}

std::string measuredOptions(const RowOptions& rows)
{
    OrderedJson names = OrderedJson::object();
    for (const auto& [name, value] : rows)
        names[name] = value;
    return OrderedJson{{"from", "table"}, {"rows", names}}.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
}

std::optional<RowOptions> measuredRows(const std::string& options)
{
    for (const Summary summary : {Summary::First, Summary::Mean, Summary::Stats})
        if (options == measuredOptions(summary)) {
            FeatureTableOptions measured;
            measured.summary = summary;
            return rowOptions(measured);
        }
    const Json json = Json::parse(options, nullptr, false);
    if (!json.is_object() || !json.contains("rows") || !json["rows"].is_object())
        return std::nullopt;
    RowOptions rows;
    for (const auto& [name, value] : json["rows"].items())
        rows[name] = value.is_string() ? value.get<std::string>() : value.dump();
    return rows;
}

} // namespace suara
