#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace suara {

/// Appends a number as it lies in memory.
template<typename Number>
void appendNumber(std::string& bytes, Number number)
{
    bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
}

/// The number that lies there; place + sizeof(Number) may not pass the end.
template<typename Number>
Number numberAt(std::string_view bytes, std::size_t place)
{
    Number number;
    std::memcpy(&number, bytes.data() + place, sizeof(number));
    return number;
}

} // namespace suara
