#pragma once

#include "core/audio/AudioReader.h"

#include <functional>

namespace suara {

/// Decodes a long file in stretches on several threads, each with a reader of its own, and hands the sound out in order
/// as one channel (MonoMix): for formats whose decoding takes longer than all that comes after it.
/// @param threads     2 or more
/// @param openReader  of the file, exact to seek in; called by several threads. Where such a reader throws mp3::Odd,
///                    libsndfile goes on alone
/// @return null if the file is too short to be worth it  @throws IoError
std::unique_ptr<AudioReader> readInParallel(const std::filesystem::path& file, const AudioInfo& info, int threads,
                                            std::function<std::unique_ptr<AudioReader>()> openReader);

} // namespace suara
