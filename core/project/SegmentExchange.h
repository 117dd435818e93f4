#pragma once

#include "core/base/Text.h"
#include "core/formats/SegmentCsv.h"
#include "core/formats/SegmentFile.h"
#include "core/formats/SegmentTiers.h"

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

/// What goes into the TextGrid of one clip's segments, and into Audacity's label track of a tier.
std::string textGridOf(const Project& project, const std::vector<SegmentRecord>& records);
std::string labelTrackOf(const SegmentTier& tier);

/// Writes each clip's segments into a file of its own in a folder: CLIP.TextGrid, or for Audacity, which knows one
/// tier, CLIP.SET@ANNOTATOR.txt for each. Returns how many files.
/// @throws IoError also if two of the clips have one name, before anything is written
std::size_t exportSegmentFiles(const Project& project, const std::vector<SegmentRecord>& records, SegmentFormat format,
                               const std::filesystem::path& folder);

/// What became of segments that were taken in.
struct SegmentImport {
    std::size_t added = 0;
    std::size_t completed = 0;             ///< were there and have been given what they lacked
    std::size_t alreadyThere = 0;          ///< same stretch, same annotator, and nothing new said of it
    std::vector<SegmentRecord> noRoom;     ///< overlap what the annotator has there already
    std::vector<std::string> unknownFiles; ///< no clip of the project, each once
};

/// Takes segments into the project as one step. A file is a clip by its place, else by its name, with or without
/// ending, where only one clip has it. Annotators, label sets and categories that are missing are added. What
/// segments that the project has say stays, and what they do not say is taken: of label tracks each brings a part.
/// Segments without annotator go to `annotator`; ends past the clip's are cut to it.
/// nullopt when the project could not be written (it has said so).
/// @param text  the step's name for the undo menu, marked with SUARA_TEXT("Core", …); %1 is how many
std::optional<SegmentImport> importSegments(Project& project, const std::vector<SegmentRecord>& records,
                                            const std::string& annotator,
                                            const char* text = SUARA_TEXT("Core", "Import segments (%1)"));

} // namespace suara
