#pragma once

#include <filesystem>
#include <vector>

namespace suara {

/// Whether a file's ending says that it holds sound (any case): what libsndfile reads, and what talk shows come as.
/// Only a first look, for folders; a file that is named by hand is tried whatever it is called.
bool isAudioName(const std::filesystem::path& file);

/// The audio files of a folder and all below it, by isAudioName(), in the order of their paths (bytes compared). Hidden
/// files and folders are left out, and links to folders are not followed.
/// @throws IoError when the folder cannot be read; folders below it that cannot be read are passed over
std::vector<std::filesystem::path> audioFilesIn(const std::filesystem::path& folder);

} // namespace suara
