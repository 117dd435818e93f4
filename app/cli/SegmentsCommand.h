#pragma once

#include "app/cli/Command.h"

namespace suara {

Command segmentsCommand(); ///< segments into a project and out of it

} // namespace suara
