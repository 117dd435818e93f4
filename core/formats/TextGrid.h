#pragma once

#include "core/formats/SegmentTiers.h"

#include <filesystem>
#include <iosfwd>
#include <string_view>
#include <vector>

namespace suara {

/// Writes tiers as Praat's TextGrid, in its long form, UTF-8: intervals fill each tier from 0 to its end, those between
/// the stretches without a word. Times are in the shortest form that reads back to the same bits.
/// @param seconds  how long the clip is
void writeTextGrid(std::ostream& out, const std::vector<SegmentTier>& tiers, double seconds);

/// Reads the interval tiers of a TextGrid, long, short or written by hand, in UTF-8, UTF-16 (which Praat writes for
/// what is not ASCII) or Latin-1. Tiers of points and intervals without a word are passed over: they are no segments.
/// @throws IoError naming the line if it is none, is Praat's binary form, or ends early
std::vector<SegmentTier> readTextGrid(const std::filesystem::path& file);
std::vector<SegmentTier> parseTextGrid(std::string_view bytes, const std::filesystem::path& file);

} // namespace suara
