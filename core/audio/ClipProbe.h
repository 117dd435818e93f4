#pragma once

#include "core/audio/Clip.h"
#include "core/base/Task.h"

#include <filesystem>

namespace suara {

/// Reads a whole file and says what it is: content hash, rate, channels, counted frames; path (as given) and name (the
/// file's name without its ending) are set too. A file that cannot be used gives a Clip whose `error` says why. Throws
/// nothing but Cancelled.
Clip probeClip(const std::filesystem::path& file, Task& task);

} // namespace suara
