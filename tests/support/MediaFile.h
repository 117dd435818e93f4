#pragma once

#include <span>
#include <string>

namespace suara {

/// Writes one channel of sound with one of libavcodec's encoders that take float ("pcm_f32le", "libopus", "libvorbis",
/// "aac") into the container that the file's ending names (mkv, webm, mp4).
/// @return false if this libavcodec has no such encoder, or anything fails
bool writeMedia(const std::string& file, const char* encoder, int sampleRate, std::span<const float> samples);

} // namespace suara
