#pragma once

#include <span>
#include <string>

namespace suara {

/// Writes interleaved sound with one of libavcodec's encoders that take float ("pcm_f32le", "libopus", "libvorbis",
/// "aac", "libmp3lame") into the container that the file's ending names (mkv, webm, mp4, mp3).
/// @param bitRate  bits in a second; 0 for what the encoder takes by itself
/// @return false if this libavcodec has no such encoder, or anything fails
bool writeMedia(const std::string& file, const char* encoder, int sampleRate, std::span<const float> samples,
                int channels = 1, int bitRate = 0);

} // namespace suara
