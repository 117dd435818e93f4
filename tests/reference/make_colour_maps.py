#!/usr/bin/env python3
"""Prints core/base/ColourMap.cpp: matplotlib's magma and viridis as 256 sRGB triples each, in the 8 bits it draws them with.

The tables are CC0 (Nathaniel J. Smith, Stefan van der Walt and Eric Firing, https://bids.github.io/colormap).
Use: python3 tests/reference/make_colour_maps.py > core/base/ColourMap.cpp (needs matplotlib).
"""

import matplotlib


def table(name):
    colours = [matplotlib.colormaps[name](i, bytes=True)[:3] for i in range(256)]
    assert matplotlib.colormaps[name].N == 256, name
    rows = [", ".join("{%d, %d, %d}" % colour for colour in colours[i:i + 8]) for i in range(0, 256, 8)]
    return ",\n    ".join(rows)


print("// Made by tests/reference/make_colour_maps.py from matplotlib's tables, which are CC0.")
print('#include "core/base/ColourMap.h"\n')
print("namespace suara {\n\nnamespace {\n\n// clang-format off")
for map_name in ("magma", "viridis"):
    print("constexpr ColourTable %sTable = {{\n    %s}};\n" % (map_name, table(map_name)))
print("""// clang-format on

} // namespace

const ColourTable& colourTable(ColourMap map)
{
    return map == ColourMap::Magma ? magmaTable : viridisTable;
}

} // namespace suara""")
