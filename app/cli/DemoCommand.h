#pragma once

#include "app/cli/Command.h"

namespace suara {

Command demoCommand(); ///< the demo clips and their project

} // namespace suara
