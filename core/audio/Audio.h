#pragma once

#include "core/base/Task.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

namespace suara {

class AudioReader;

/// One channel of sound in memory.
struct Audio {
    std::vector<float> samples;
    int sampleRate = 0; ///< Hz

    double seconds() const { return sampleRate > 0 ? double(samples.size()) / sampleRate : 0.0; }
};

/// Reads a whole file as one channel: channels are averaged first, then resampled with soxr's HQ recipe, then cut or
/// zero-filled to ceil(frames * sampleRate / native). Equal rates are not resampled.
///
/// Bit-equal to librosa 0.11 `load(file, sr=sampleRate)` on what libsndfile reads (tests/core/tst_goldens.cpp).
/// @param sampleRate  1 or more; none keeps the file's own
/// @param task        asked between blocks; may be null
/// @throws IoError if the file is no readable sound or holds NaN or infinite samples, Cancelled
Audio loadMono(const std::filesystem::path& file, std::optional<int> sampleRate = 22050, Task* task = nullptr);

/// The same for at most `frames` frames from where the reader stands; `file` is named in errors.
Audio loadMono(const std::filesystem::path& file, AudioReader& reader, std::int64_t frames,
               std::optional<int> sampleRate, Task* task = nullptr);

} // namespace suara
