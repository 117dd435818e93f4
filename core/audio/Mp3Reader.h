#pragma once

#include "core/audio/AudioReader.h"

namespace suara {

/// Reads MP3 (MPEG-1 and MPEG-2 Layer III) with a decoder of our own, which gives the bits of libmpg123 on processors
/// with AVX in a fraction of its time, and may begin anywhere. Where no header says how long a file is, all of it is
/// read; libsndfile ends where it guesses. From where a stream is not as encoders write it, libsndfile goes on.
/// @return null for what is not such a file from its begin to its end: left to openSndfile()  @throws IoError
std::unique_ptr<AudioReader> openMp3(const std::filesystem::path& file);

} // namespace suara
