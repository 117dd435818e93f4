#pragma once

#include "app/cli/Command.h"

namespace suara {

Command featuresCommand(); ///< the feature catalogue, one JSON line a feature

} // namespace suara
