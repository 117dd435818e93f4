#pragma once

#include "app/cli/Command.h"

namespace suara {

Command agreeCommand();

} // namespace suara
