#pragma once

#include "core/features/Parameters.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace suara {

struct FeatureSpec;

/// A text as Python writes it, between double quotes.
std::string pythonText(std::string_view text);

/// A short Python script that computes the same frames with librosa 0.11: it reads the file named on its command line,
/// else `file`, and leaves the array `frames`, shape (rows, frames). Each feature's code stands in its catalogue row,
/// with every parameter written out, so that it means the same whatever librosa's defaults become.
/// @param sampleRate  what the file is resampled to; none keeps its own
/// @param file        "" for "clip.wav"
std::string pythonScript(const FeatureSpec& feature, const Parameters& parameters, std::optional<int> sampleRate,
                         const std::filesystem::path& file = {});

} // namespace suara
