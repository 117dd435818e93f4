#pragma once

#include "core/audio/AudioReader.h"

namespace suara {

/// What libsndfile reads: WAV, FLAC, OGG, Opus, MP3, AIFF and many more. @throws IoError
std::unique_ptr<AudioReader> openSndfile(const std::filesystem::path& file);

} // namespace suara
