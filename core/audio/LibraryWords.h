#pragma once

#include "core/base/Error.h"

#include <filesystem>
#include <string_view>

namespace suara {

/// What libsndfile or libavformat say about a file, in a sentence of our own that can be translated. Words that are not
/// known stand inside a general sentence.
/// @param words  of the library, English
IoError refusal(const std::filesystem::path& file, std::string_view words);

} // namespace suara
