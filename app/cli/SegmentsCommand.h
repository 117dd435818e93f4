#pragma once

#include "app/cli/Command.h"

namespace suara {

Command segmentsCommand();

} // namespace suara
