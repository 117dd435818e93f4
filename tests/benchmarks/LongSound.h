#pragma once

#include <filesystem>
#include <memory>

namespace suara {

class Project;

/// Speech-like sound of so many minutes, 44.1 kHz stereo, 16 bit: bursts of noise and of gliding harmonics with pauses.
/// Stays where it is for the next run. @throws IoError
std::filesystem::path longSound(const std::filesystem::path& folder, int minutes);

/// A new project, in a file of its own, with this one clip, which is chosen by nobody yet. @throws IoError
std::unique_ptr<Project> projectOf(const std::filesystem::path& file, const std::filesystem::path& sound);

} // namespace suara
