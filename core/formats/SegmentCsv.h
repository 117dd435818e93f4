#pragma once

#include <filesystem>
#include <iosfwd>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace suara {

/// A segment as it is exchanged between programs: by names and seconds, without the project's ids. Text is UTF-8.
struct SegmentRecord {
    std::string file;                          ///< of the clip, as written; '/' separators
    double start = 0.0;                        ///< seconds
    double end = 0.0;                          ///< seconds, after start
    std::string annotator;                     ///< "" if not said
    std::string speaker;                       ///< "" if not said
    std::string transcript;                    ///< "" if none
    std::map<std::string, std::string> labels; ///< label set -> category
    std::optional<double> valence;             ///< in [-1, 1]
    std::optional<double> arousal;             ///< in [-1, 1]

    bool operator==(const SegmentRecord&) const = default;
};

/// Writes segments as CSV: file,start,end,tier,annotator,speaker,text,label,valence,arousal,confidence. The tier is the
/// label set and the label its category; a segment labelled from several sets has one row for each, one without labels
/// has one row with both empty. Seconds with a point, in the shortest form that reads back to the same bits. The
/// confidence is left empty: people do not state it.
void writeSegmentCsv(std::ostream& out, const std::vector<SegmentRecord>& segments);

/// Reads such a table. Needs file, start and end; other columns may be missing, and those it does not know are passed
/// over. A label without a tier belongs to the set "label". Rows that agree in file, start, end and annotator are one
/// segment.
/// @throws IoError naming the line: a time that is no number, below 0 or not before its end, a judgement outside
///         [-1, 1], two labels of a segment on one tier, and what readCsv() refuses
std::vector<SegmentRecord> readSegmentCsv(const std::filesystem::path& file);

} // namespace suara
