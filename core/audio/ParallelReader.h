#pragma once

#include "core/audio/AudioReader.h"

namespace suara {

/// Decodes a file in stretches on several threads, each with a reader of its own, and hands the sound out in order as
/// one channel (MonoMix): for formats whose decoding takes longer than all that comes after it. A stretch's decoder
/// starts early and must meet the end of the stretch before it bit by bit; where it does not, as in damaged files,
/// decoding goes on in one thread from there. So the sound is that of AudioReader::open() whatever the number of
/// threads.
/// @param threads  2 or more  @throws IoError
std::unique_ptr<AudioReader> openInParallel(const std::filesystem::path& file, int threads);

/// Whether that is worth it: slow to decode, long, and exact to seek in.
/// (MP3 of lower rates is not: mpg123 cannot begin anywhere in it, and says so on the console.)
bool isWorthParallel(const AudioInfo& info);

} // namespace suara
