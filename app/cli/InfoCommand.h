#pragma once

#include "app/cli/Command.h"

namespace suara {

Command infoCommand(); ///< what each file is, one JSON line a file

} // namespace suara
