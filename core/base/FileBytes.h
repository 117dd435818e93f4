#pragma once

#include <filesystem>
#include <iosfwd>
#include <string>

namespace suara {

/// All bytes of a file. @throws IoError if it cannot be read to its end: a folder, a disk that fails
std::string bytesOf(const std::filesystem::path& file);

/// The same of what is open already.
/// @param file  that errors name
std::string bytesOf(std::istream& in, const std::filesystem::path& file);

} // namespace suara
