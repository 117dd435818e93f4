#pragma once

#include "app/cli/Command.h"

namespace suara {

Command evaluateCommand();

} // namespace suara
