#pragma once

#include <filesystem>
#include <string>

namespace suara {

/// The ending of a file's name in small letters: ".csv" of "Table.CSV", "" of a name without one. Letters beyond ASCII
/// stay as they are.
std::string endingOf(const std::filesystem::path& file);

} // namespace suara
