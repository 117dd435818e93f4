#!/usr/bin/env python3
"""Prints core/base/ColourTables.h: matplotlib's magma and viridis as 256 sRGB triples each, in the 8 bits it draws them
with, and every fifth of inferno, between which straight lines come within one of 256 steps.

The tables are CC0 (Nathaniel J. Smith, Stefan van der Walt and Eric Firing, https://bids.github.io/colormap).
Use: python3 tests/reference/make_colour_maps.py > core/base/ColourTables.h (needs matplotlib).
"""

import matplotlib


def table(name, step=1):
    assert matplotlib.colormaps[name].N == 256, name
    colours = [matplotlib.colormaps[name](i, bytes=True)[:3] for i in range(0, 256, step)]
    rows = [", ".join("{%d, %d, %d}" % colour for colour in colours[i:i + 8]) for i in range(0, len(colours), 8)]
    return ",\n    ".join(rows)


print("// Made by tests/reference/make_colour_maps.py from matplotlib's tables, which are CC0.")
print('#pragma once\n\n#include "core/base/ColourMap.h"\n')
print("namespace suara {\n\n// clang-format off")
for map_name in ("magma", "viridis"):
    print("inline constexpr ColourTable %sTable = {{\n    %s}};\n" % (map_name, table(map_name)))
print("inline constexpr std::array<Rgb, 52> infernoPoints = {{ // every fifth\n    %s}};" % table("inferno", 5))
print("// clang-format on\n\n} // namespace suara")
