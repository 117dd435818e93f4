#pragma once

#include <array>
#include <cstdint>

namespace suara {

/// One sRGB colour, 8 bits a channel.
struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    bool operator==(const Rgb&) const = default;
};

/// Colours for a value from its smallest (index 0) to its largest (255).
using ColourTable = std::array<Rgb, 256>;

/// Perceptually even colour maps, dark to bright: magma for spectrograms, viridis for other matrices.
enum class ColourMap { Magma, Viridis };

/// matplotlib's table of that name, in the 8 bits that matplotlib draws it with.
const ColourTable& colourTable(ColourMap map);

} // namespace suara
