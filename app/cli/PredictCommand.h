#pragma once

#include "app/cli/Command.h"

namespace suara {

Command predictCommand(); ///< class probabilities of clips, segments and windows

} // namespace suara
