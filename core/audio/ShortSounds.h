#pragma once

#include "core/audio/Audio.h"

#include <filesystem>
#include <optional>
#include <span>
#include <vector>

namespace suara {

/// What loadMono() gives of each file, bit by bit, of those that are short. Together, because soxr takes longer to
/// design a filter than to resample a spoken word with it.
/// @return nothing of a file that is long or cannot be read: whoever opens it next is told why
std::vector<std::optional<Audio>> loadShort(std::span<const std::filesystem::path> files, int sampleRate);

} // namespace suara
