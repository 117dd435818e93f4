#pragma once

#include "app/cli/Command.h"

namespace suara {

Command concatCommand();

} // namespace suara
