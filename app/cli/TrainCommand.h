#pragma once

#include "app/cli/Command.h"

namespace suara {

Command trainCommand(); ///< a network taught

} // namespace suara
