#pragma once

#include "app/cli/Command.h"

namespace suara {

Command similarCommand(); ///< the clips nearest to another

} // namespace suara
