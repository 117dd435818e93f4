#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace suara {

/// The parts one after another, with a separator between any two: "a, b, c".
/// @param text  what stands for a part; the part itself without it
template<typename Parts, typename Text = std::identity>
std::string joined(const Parts& parts, std::string_view separator, Text text = {})
{
    std::string all;
    bool isFirst = true;
    for (const auto& part : parts) {
        if (!std::exchange(isFirst, false))
            all += separator;
        all += std::invoke(text, part);
    }
    return all;
}

} // namespace suara
