#pragma once

#include "core/formats/SegmentCsv.h"

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace suara {

class Project;

/// The project's segments as other programs know them, in the order of clips, then time. Files as the project writes
/// them.
std::vector<SegmentRecord> segmentRecords(const Project& project);

/// Writes segments as CSV, all or nothing. @throws IoError
void exportSegmentCsv(const std::vector<SegmentRecord>& records, const std::filesystem::path& file);

/// What became of segments that were taken in.
struct SegmentImport {
    std::size_t added = 0;
    std::size_t alreadyThere = 0;          ///< same stretch, same annotator
    std::vector<SegmentRecord> noRoom;     ///< overlap what the annotator has there already
    std::vector<std::string> unknownFiles; ///< no clip of the project, each once
};

/// Takes segments into the project as one step. A file is a clip by its place, else by its name where only one clip has
/// it. Annotators, label sets and categories that are missing are added; segments that the project has are never
/// changed. Segments without annotator go to `annotator`; ends past the clip's are cut to it.
/// nullopt when the project could not be written (it has said so).
std::optional<SegmentImport> importSegments(Project& project, const std::vector<SegmentRecord>& records,
                                            const std::string& annotator);

} // namespace suara
