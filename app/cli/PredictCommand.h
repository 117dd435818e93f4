#pragma once

#include "app/cli/Command.h"

namespace suara {

Command predictCommand();

} // namespace suara
