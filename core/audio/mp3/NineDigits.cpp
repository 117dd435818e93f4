#include "core/audio/mp3/NineDigits.h"

#include <array>
#include <charconv>

namespace suara::mp3 {

float nineDigits(double value)
{
    std::array<char, 32> text{};
    const auto written = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::scientific, 8);
    float rounded = 0.0f;
    std::from_chars(text.data(), written.ptr, rounded);
    return rounded;
}

} // namespace suara::mp3
