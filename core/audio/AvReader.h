#pragma once

#include "core/audio/AudioReader.h"

namespace suara {

/// The first sound track of what libavformat reads: M4A, MP4, WebM, MKV, AAC, WMA ... @throws IoError
std::unique_ptr<AudioReader> openAv(const std::filesystem::path& file);

} // namespace suara
