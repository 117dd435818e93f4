#pragma once

#include "core/features/View.h"

namespace suara {

class Arguments;
struct PlotSpec;

/// The view that --view names, with everything the other options say of it. @throws UsageError, ParameterError
View takeView(Arguments& arguments);

extern const char viewOptionsHelp[];
std::string viewNames(); ///< all of them, parted by spaces

} // namespace suara
