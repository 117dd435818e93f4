#pragma once

#include "app/cli/Command.h"

namespace suara {

Command agreeCommand(); ///< how far two annotators agree, as JSON

} // namespace suara
