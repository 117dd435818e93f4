#pragma once

#include "app/cli/Command.h"

namespace suara {

Command scriptCommand();

} // namespace suara
