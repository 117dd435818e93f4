#pragma once

#include "app/cli/Command.h"

namespace suara {

Command extractCommand(); ///< the feature table of many files as CSV

} // namespace suara
