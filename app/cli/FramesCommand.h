#pragma once

#include "app/cli/Command.h"

namespace suara {

Command framesCommand(); ///< one feature's frames of one file as a NumPy array

} // namespace suara
