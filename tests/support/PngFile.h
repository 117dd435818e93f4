#pragma once

#include "core/formats/Picture.h"

#include <filesystem>

namespace suara {

/// Writes a PNG for the program to read. @throws IoError if the file cannot be written
void writePng(const Picture& picture, const std::filesystem::path& file);

} // namespace suara
