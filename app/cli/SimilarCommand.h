#pragma once

#include "app/cli/Command.h"

namespace suara {

Command similarCommand();

} // namespace suara
