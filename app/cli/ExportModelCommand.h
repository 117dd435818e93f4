#pragma once

#include "app/cli/Command.h"

namespace suara {

Command exportModelCommand();

} // namespace suara
