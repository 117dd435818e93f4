#pragma once

#include <filesystem>

namespace suara {

/// Whether a file's ending says that it holds sound (any case): what libsndfile reads, and what talk shows come as.
/// Only a first look, for folders; a file that is named by hand is tried whatever it is called.
bool isAudioName(const std::filesystem::path& file);

} // namespace suara
