#pragma once

#include "app/cli/Command.h"

namespace suara {

Command demoCommand();

} // namespace suara
