#pragma once

#include <cstddef>
#include <string_view>

namespace suara {

/// Length of the UTF-8 sequence at text[at], 0 if it is not one (overlong forms, surrogates and cut ends included).
std::size_t utf8Length(std::string_view text, std::size_t at);

bool isUtf8(std::string_view text);

} // namespace suara
