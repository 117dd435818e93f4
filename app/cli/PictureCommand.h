#pragma once

#include "app/cli/Command.h"

namespace suara {

Command pictureCommand(); ///< a view of one file as PNG, SVG or PDF

} // namespace suara
