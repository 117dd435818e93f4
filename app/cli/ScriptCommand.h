#pragma once

#include "app/cli/Command.h"

namespace suara {

Command scriptCommand(); ///< Python of a feature, a view or a run

} // namespace suara
