#pragma once

#include <filesystem>
#include <optional>

namespace suara {

/// How much of the sound that a WAV file's header promises is not in the file.
struct WavShortfall {
    double missing = 0.0;  ///< seconds
    double promised = 0.0; ///< seconds
};

/// Looks at the header alone, for decoders read what is there and say nothing. None if all is there, if the file is no
/// RIFF WAVE, or if its writer did not know the length (a stream's header holds the largest number there is).
std::optional<WavShortfall> wavShortfall(const std::filesystem::path& file);

} // namespace suara
