#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

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

/// Perceptually even colour maps: dark to bright, or on white from bright to dark.
enum class ColourMap { Magma, Viridis, Inferno, Grey, GreyOnWhite, MagmaOnWhite };

struct ColourMapSpec {
    ColourMap map = ColourMap::Magma;
    std::string_view id;    ///< matplotlib's name of it
    const char* title = ""; ///< English; see Text.h
    bool isOnWhite = false; ///< its smallest values are bright, so that lines over it must be dark
};

std::span<const ColourMapSpec> colourMaps(); ///< in the order in which they are offered
const ColourMapSpec& colourMapSpec(ColourMap map);
const ColourMapSpec* findColourMap(std::string_view id); ///< null if there is none

/// matplotlib's table of that name, in the 8 bits that matplotlib draws it with; inferno's and a reversed grey's to
/// within one of the 256 steps.
const ColourTable& colourTable(ColourMap map);

} // namespace suara
