#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace suara {

/// How R's seewave numbers its bins: voice.csv was made before version 2.0.4, so models that learned from it want V202.
enum class Seewave {
    V202, ///< 2.0.2: the dominant bin counts from 1, and the last whole frame is left out
    V224, ///< 2.2.4
};

/// The twenty columns of voice.csv and their units ("kHz" or "").
std::vector<std::string> voiceColumns();
std::vector<std::string> voiceUnits();

/// What R's warbleR::specan (bp 0 to 0.28 kHz, threshold 5 %) says of a voice, in the order of voiceColumns(), in
/// double throughout. A pitch or dominant frequency that no frame has gives NaN.
///
///     meanfreq … centroid   of the spectrum of the whole sound up to 280 Hz; skew and kurt are those of its amplitudes
///     meanfun minfun maxfun fundamental frequency by the cepstrum, frames of 2048 every 1024
///     meandom … modindx     strongest frequency of each frame of 2048
///
/// Agrees with R (seewave 2.2.4 and 2.0.2) to 1e-8 relative (tests/core/tst_voicestatistics.cpp).
/// @param samples  one channel on the scale it is stored with (16 bit: -32768 … 32767; 8 bit: 0 … 255)
/// @throws ParameterError if there are fewer than 2048 samples, only silence, or a rate too high for two bins
std::vector<double> voiceStatistics(std::span<const double> samples, int sampleRate, Seewave numbering);

/// The same of a file's first channel from `start` (samples) on, of at most 20 s, never resampled.
/// @throws IoError, ParameterError
std::vector<double> voiceStatistics(const std::filesystem::path& file, Seewave numbering, std::int64_t start = 0,
                                    std::optional<std::int64_t> end = std::nullopt);

/// The two tracks, kHz per frame, NaN where a frame has no value.
struct VoiceTracks {
    std::vector<double> fundamental;
    std::vector<double> dominant;
};
VoiceTracks voiceTracks(std::span<const double> samples, int sampleRate, Seewave numbering);

/// A file's first channel as voiceStatistics() wants it. @throws IoError
std::vector<double> voiceSamples(const std::filesystem::path& file, std::int64_t start, std::int64_t end,
                                 int& sampleRate);

} // namespace suara
