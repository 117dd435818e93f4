#pragma once

#include "core/features/Summary.h"

#include <string>

namespace suara {

/// Dataset::options of clips measured as the lecture's feature table, so that a model knows how to measure others.
std::string measuredOptions(Summary summary);

} // namespace suara
