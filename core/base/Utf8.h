#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace suara {

/// Length of the UTF-8 sequence at text[at], 0 if it is not one (overlong forms, surrogates and cut ends included).
std::size_t utf8Length(std::string_view text, std::size_t at);

bool isUtf8(std::string_view text);

/// Projects and tables are UTF-8 and could not keep another name.
/// @throws IoError if the path is not UTF-8
void requireUtf8Name(const std::filesystem::path& file);

} // namespace suara
