#pragma once

#include <array>
#include <charconv>
#include <string>

namespace suara {

/// The shortest text that reads back to the same number, in every language: "0.1", "1e-05", "22050".
template<typename Number>
std::string shortest(Number value)
{
    std::array<char, 64> text;
    return {text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr};
}

} // namespace suara
