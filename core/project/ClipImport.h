#pragma once

#include "core/audio/Clip.h"
#include "core/base/Task.h"

#include <filesystem>
#include <vector>

namespace suara {

/// What is taken from where files lie.
struct ImportOptions {
    bool folderNamesAsLabels = false; ///< a clip's class is the name of the folder it lies in
};

/// Reads what the user gave as clips for Project::addClips(): files as they are, folders with all audio below them in
/// the order of their paths. Paths are made absolute; a file given twice counts once. Files are read whole, on all
/// cores. What cannot be read is a clip that says why; nothing is thrown but Cancelled.
std::vector<Clip> readClips(const std::vector<std::filesystem::path>& given, const ImportOptions& options, Task& task);

} // namespace suara
