#pragma once

#include "core/audio/Audio.h"
#include "core/audio/AudioReader.h"

#include <optional>
#include <span>

namespace suara {

/// The sound of a short file at its own rate, to be resampled together with others: for the rates for which soxr takes
/// longer to design a filter than to resample a spoken word with it, which are those below the one wanted.
/// @param reader  at its start; where there is nothing to return it stands there again
/// @throws IoError as loadMono()
std::optional<Audio> loadIfShort(const std::filesystem::path& file, AudioReader& reader, int sampleRate);

/// Makes of each sound what resampled() gives, bit by bit, with as few filters as it takes. Their rates and lengths may
/// differ.
void resampleShort(std::span<Audio* const> sounds, int sampleRate);

} // namespace suara
