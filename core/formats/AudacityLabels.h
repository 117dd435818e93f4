#pragma once

#include "core/formats/SegmentTiers.h"

#include <filesystem>
#include <iosfwd>
#include <vector>

namespace suara {

/// Writes a label track as Audacity reads it: a line a stretch, start, end (seconds, six decimals) and word, parted by
/// tabs. Tabs and line breaks within a word become spaces.
void writeAudacityLabels(std::ostream& out, const std::vector<NamedStretch>& stretches);

/// Reads such a track, by start. Decimal commas are taken as Audacity takes them, ends that stand before their start
/// are exchanged; ranges of frequency (lines that begin with a backslash) are passed over, as are marks of a single
/// moment, which are no segments.
/// @throws IoError naming the line that does not begin with two times
std::vector<NamedStretch> readAudacityLabels(const std::filesystem::path& file);

} // namespace suara
