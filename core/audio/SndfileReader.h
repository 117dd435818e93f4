#pragma once

#include "core/audio/AudioReader.h"

namespace suara {

/// What libsndfile reads: WAV, FLAC, OGG, Opus, MP3, AIFF and many more. @throws IoError
std::unique_ptr<AudioReader> openSndfile(const std::filesystem::path& file);

/// The same from a frame on, reached by decoding all before it: exact in every format. @throws IoError
std::unique_ptr<AudioReader> openSndfileAt(const std::filesystem::path& file, std::int64_t frame);

} // namespace suara
