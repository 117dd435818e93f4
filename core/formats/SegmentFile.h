#pragma once

#include "core/formats/SegmentCsv.h"

#include <filesystem>
#include <vector>

namespace suara {

/// What segments are exchanged as.
enum class SegmentFormat { Csv, TextGrid, Audacity };

/// By a file's ending: .TextGrid (in any case), .txt, else CSV.
SegmentFormat segmentFormat(const std::filesystem::path& file);

/// Reads segments as its ending says. A TextGrid and a label track are of one clip, which is called as the file without
/// its ending: "talk.TextGrid", "talk.txt", or "talk.SET@ANNOTATOR.txt", as Suara names what it writes; other label
/// tracks are of the label set "label".
/// @throws IoError
std::vector<SegmentRecord> readSegments(const std::filesystem::path& file);

} // namespace suara
