#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <vector>

namespace suara {

/// What filesIn() finds.
struct FolderFiles {
    std::vector<std::filesystem::path> files; ///< in the order of their paths, bytes compared
    std::vector<IoError> unreadable;          ///< folders below that could not be read, links to nothing; and why
};

/// The files of a folder and of all below it. Hidden files and folders are left out, and links to folders are not
/// followed.
/// @param accepts  which files count
/// @throws IoError when the folder itself cannot be read
FolderFiles filesIn(const std::filesystem::path& folder, bool (*accepts)(const std::filesystem::path&));

} // namespace suara
