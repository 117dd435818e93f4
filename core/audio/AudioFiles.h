#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <vector>

namespace suara {

/// Whether a file's ending says that it holds sound (any case): what libsndfile reads, and what talk shows come as.
/// Only a first look, for folders; a file that is named by hand is tried whatever it is called.
bool isAudioName(const std::filesystem::path& file);

/// What audioFilesIn() finds.
struct AudioFiles {
    std::vector<std::filesystem::path> files; ///< in the order of their paths, bytes compared
    std::vector<IoError> unreadable;          ///< folders below that could not be read, and why
};

/// The audio files of a folder and all below it, by isAudioName(). Hidden files and folders are left out, and links to
/// folders are not followed.
/// @throws IoError when the folder itself cannot be read
AudioFiles audioFilesIn(const std::filesystem::path& folder);

} // namespace suara
