#pragma once

#include "app/cli/Command.h"

namespace suara {

Command exportModelCommand(); ///< a trained model for other programs

} // namespace suara
