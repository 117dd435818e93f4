#pragma once

#include "core/features/RowOptions.h"
#include "core/features/Summary.h"

#include <optional>
#include <string>

namespace suara {

/// Dataset::options of clips measured as the lecture's feature table, so that a model knows how to measure others.
std::string measuredOptions(Summary summary);

/// Likewise of a table, as the file beside it tells how its rows were measured.
std::string measuredOptions(const RowOptions& rows);

/// What either says; none of pictures, and where nothing is known.
std::optional<RowOptions> measuredRows(const std::string& options);

} // namespace suara
