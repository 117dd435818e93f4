#pragma once

#include "app/cli/Command.h"

namespace suara {

Command concatCommand(); ///< the tables of shards as one

} // namespace suara
