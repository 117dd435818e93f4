#pragma once

#include "core/features/View.h"

#include <filesystem>
#include <string>
#include <vector>

namespace suara {

/// A short Python script that draws the same view with librosa 0.11 and matplotlib: of the files named on its command
/// line, else of `files`. What it draws are the numbers that Suara draws (tests/python/compare_views.py).
/// @throws ParameterError for a view of a feature that is not in the catalogue
std::string viewScript(const View& view, const std::vector<std::filesystem::path>& files = {});

} // namespace suara
