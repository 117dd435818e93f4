#pragma once

#include "app/cli/Command.h"

namespace suara {

Command trainCommand();

} // namespace suara
