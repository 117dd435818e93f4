#pragma once

#include "core/features/View.h"

namespace suara {

class Arguments;
struct PlotSpec;

/// The row that --view names: a view of clips, or a chart of a feature table. @throws UsageError
const PlotSpec& takePlot(Arguments& arguments);

/// A view of clips, with everything the other options say of it. @throws UsageError, ParameterError
View takeView(Arguments& arguments, const PlotSpec& spec);

extern const char viewOptionsHelp[];
std::string viewNames(); ///< all of them, parted by spaces

} // namespace suara
