#pragma once

#include "app/cli/Command.h"

namespace suara {

Command projectCommand();

} // namespace suara
