#pragma once

#include "core/audio/Clip.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace suara {

class Project;

/// What a user says about a clip in a word of their own.
enum class ClipProperty { Class, Speaker, Episode };

const std::string& clipProperty(const Clip& clip, ClipProperty property); ///< "" if not said

/// The words in use, each once, by code point.
std::vector<std::string> clipPropertyValues(const Project& project, ClipProperty property);

/// Says the same of many clips as one step; "" takes it back. False: could not be written (the project has said so).
bool setClipProperty(Project& project, const std::vector<ClipId>& clips, ClipProperty property,
                     const std::string& value);

/// Says of each clip the word that `wordOf` finds, as one step; clips for which it finds "" keep what they have.
bool takeClipProperty(Project& project, const std::vector<ClipId>& clips, ClipProperty property,
                      const std::function<std::string(const Clip&)>& wordOf);

/// The parts of a file's name without its ending: between '_', '-', '.' and blanks; a name without these is parted
/// where letters and digits meet. "0_jackson_12.wav": 0, jackson, 12. "03a01Fa.wav": 03, a, 01, Fa.
std::vector<std::string> fileNameParts(const std::filesystem::path& file);

} // namespace suara
