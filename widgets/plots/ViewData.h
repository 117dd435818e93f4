#pragma once

#include "widgets/plots/PlotCatalog.h"

#include <Eigen/Core>
#include <functional>
#include <optional>
#include <string>

namespace suara {

class Task;

/// The numbers of one feature of a view.
struct ViewSeries {
    std::string name;
    std::string axis;       ///< what its columns run along: "time" (s) or "frequency" (Hz)
    double first = 0.0;     ///< where column 0 stands,
    double step = 0.0;      ///< and how far each next one
    Eigen::ArrayXXf values; ///< shape (rows, columns)
};

/// What a view draws, as numbers; none while ClipData has yet to find something of it (which it is asked for).
/// @throws ParameterError where a clip is so long that only a picture of its frames is kept; IoError
std::optional<std::vector<ViewSeries>> viewData(const PlotInput& input);

/// The numbers of a grid of clips, to be made in a thread of its own, one clip after another: together they may be more
/// than ClipData keeps. Owns what it reads; clips that cannot be read are left out. It throws as viewData() does, and
/// Cancelled.
std::function<std::vector<ViewSeries>(Task&)> gridData(const PlotInput& input);

/// A table: a column of seconds (or Hz), then one column a row of each series; series that run along another axis have
/// their own such column before them. Shorter ones leave cells empty. Numbers read back to the same bits.
std::string viewCsv(const std::vector<ViewSeries>& series);

/// A NumPy array, float32: the rows of all series one under another, shorter ones filled up with NaN.
std::string viewNpy(const std::vector<ViewSeries>& series);

} // namespace suara
