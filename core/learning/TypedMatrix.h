#pragma once

#include "core/learning/Metrics.h"

#include <filesystem>
#include <string>

namespace suara {

/// A confusion matrix as someone typed or pasted it: rows of whole numbers parted by commas, semicolons, tabs or
/// spaces; brackets do not count, so that NumPy's way of printing is read too. The names of the classes may stand over
/// the columns, before the rows or both; without them the classes are called 0, 1, ….
/// @throws IoError naming the line: a cell that is no whole number of 0 or more; a row of another length; as many rows
///         as columns must there be, and their names the same; nothing at all
ConfusionMatrix parseMatrix(const std::string& text, const std::filesystem::path& file);

} // namespace suara
