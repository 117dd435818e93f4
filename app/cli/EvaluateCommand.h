#pragma once

#include "app/cli/Command.h"

namespace suara {

Command evaluateCommand(); ///< a trained model's confusion matrix and report

} // namespace suara
