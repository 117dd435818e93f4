#pragma once

#include "core/audio/Clip.h"
#include "core/base/Task.h"

#include <filesystem>
#include <string>
#include <vector>

namespace suara {

/// How a file's place is written in a project that lies in a folder.
struct ClipPlace {
    std::string relative; ///< to the folder; whole where there is no such way. '/' separators
    std::string whole;    ///< absolute
};

/// @param file           absolute, or relative to the folder
/// @param projectFolder  absolute, without dots
ClipPlace placeOf(const std::string& file, const std::filesystem::path& projectFolder);

/// Where a clip's file is: relative to the project, else where it was last seen. If neither exists, the first.
std::filesystem::path locate(const Clip& clip, const std::filesystem::path& projectFolder);

/// Those of a project's clips whose file is not there. Looks at the disk: for a job.
std::vector<Clip> missingClips(const std::vector<Clip>& clips, const std::filesystem::path& projectFolder, Task& task);

/// Those whose file is a WAV that ends before its header promises (WavShortfall.h). Reads headers: for a job.
std::vector<Clip> cutClips(const std::vector<Clip>& clips, const std::filesystem::path& projectFolder, Task& task);

/// Looks for missing clips in a folder and all below it: a file is a clip when its bytes are (content hash), whatever
/// it is called now; files of the same name are tried first. Clips that were never read are found by their name and
/// read.
/// @return the clips found, with their new absolute path, for Project::updateClipFiles()
/// @throws IoError if the folder cannot be read
std::vector<Clip> findClips(const std::vector<Clip>& missing, const std::filesystem::path& folder, Task& task);

} // namespace suara
