#include "core/base/ColourMap.h"

#include "core/base/ColourTables.h"
#include "core/base/Text.h"

#include <algorithm>

namespace suara {

namespace {

std::uint8_t between(std::uint8_t first, std::uint8_t second, std::size_t part, std::size_t whole)
{
    return std::uint8_t((first * (whole - part) + second * part + whole / 2) / whole);
}

/// Along straight lines from one point to the next.
ColourTable through(std::span<const Rgb> points)
{
    ColourTable table;
    const std::size_t step = (table.size() - 1) / (points.size() - 1);
    for (std::size_t i = 0; i < table.size(); ++i) {
        const Rgb& low = points[i / step];
        const Rgb& high = points[std::min(i / step + 1, points.size() - 1)];
        const std::size_t part = i % step;
        table[i] = {between(low.red, high.red, part, step), between(low.green, high.green, part, step),
                    between(low.blue, high.blue, part, step)};
    }
    return table;
}

ColourTable greys()
{
    ColourTable table;
    for (std::size_t i = 0; i < table.size(); ++i)
        table[i] = {std::uint8_t(i), std::uint8_t(i), std::uint8_t(i)};
    return table;
}

ColourTable reversed(ColourTable table)
{
    std::ranges::reverse(table);
    return table;
}

} // namespace

std::span<const ColourMapSpec> colourMaps()
{
    static constexpr std::array<ColourMapSpec, 6> maps{{
        {ColourMap::Magma, "magma", SUARA_TEXT("Core", "Magma")},
        {ColourMap::Inferno, "inferno", SUARA_TEXT("Core", "Inferno")},
        {ColourMap::Viridis, "viridis", SUARA_TEXT("Core", "Viridis")},
        {ColourMap::Grey, "gray", SUARA_TEXT("Core", "Grey on black")},
        {ColourMap::GreyOnWhite, "gray_r", SUARA_TEXT("Core", "Grey on white"), true},
        {ColourMap::MagmaOnWhite, "magma_r", SUARA_TEXT("Core", "Magma on white"), true},
    }};
    return maps;
}

const ColourMapSpec& colourMapSpec(ColourMap map)
{
    return *std::ranges::find(colourMaps(), map, &ColourMapSpec::map);
}

const ColourMapSpec* findColourMap(std::string_view id)
{
    const auto found = std::ranges::find(colourMaps(), id, &ColourMapSpec::id);
    return found == colourMaps().end() ? nullptr : &*found;
}

const ColourTable& colourTable(ColourMap map)
{
    static const ColourTable inferno = through(infernoPoints);
    static const ColourTable grey = greys();
    static const ColourTable greyOnWhite = reversed(greys());
    static const ColourTable magmaOnWhite = reversed(magmaTable);
    switch (map) {
    case ColourMap::Viridis:
        return viridisTable;
    case ColourMap::Inferno:
        return inferno;
    case ColourMap::Grey:
        return grey;
    case ColourMap::GreyOnWhite:
        return greyOnWhite;
    case ColourMap::MagmaOnWhite:
        return magmaOnWhite;
    case ColourMap::Magma:
        break;
    }
    return magmaTable;
}

} // namespace suara
