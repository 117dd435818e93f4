#pragma once

#include "widgets/plots/PlotClasses.h"
#include "widgets/plots/PlotView.h"

#include <vector>

namespace suara {

/// Which classes a legend names.
enum class LegendClasses {
    All,        ///< those shown and, fainter, those hidden
    HiddenOnly, ///< of plots that name each class beside its data
};

/// An entry for each class, with how many of the data it has; a click on it shows or hides the class.
/// @param classes  of each value: index into names, -1 for none
QList<PlotLegend> classLegend(const PlotClasses& names, const std::vector<int>& classes, PlotLegend::Sample sample,
                              LegendClasses which = LegendClasses::All);

} // namespace suara
