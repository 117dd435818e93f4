#pragma once

#include "app/cli/Command.h"

namespace suara {

Command projectCommand(); ///< projects made, filled, summed up and checked

} // namespace suara
