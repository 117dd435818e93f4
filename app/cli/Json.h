#pragma once

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace suara {

using Json = nlohmann::ordered_json;

/// One line of JSON; bytes of names that are no UTF-8 become U+FFFD.
inline std::string jsonLine(const Json& json)
{
    return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

/// A number, or null where there is none.
inline Json jsonNumber(const std::optional<double>& value)
{
    return value ? Json(*value) : Json();
}

} // namespace suara
