#pragma once

#include "core/features/Summary.h"
#include "widgets/plots/TableChartView.h"

#include <string>

namespace suara {

class Arguments;
class Console;

/// A chart that `picture` is to draw.
struct ChartRequest {
    TableChart chart;
    std::string file;                 ///< a feature CSV, or a project, which is measured
    Summary summary = Summary::First; ///< of a project's clips
};

/// Takes the options of a chart of this kind; the file is taken by the caller. @throws UsageError
ChartRequest takeChart(Arguments& arguments, ChartKind kind);

/// Reads the table, fills in the columns that were not named (the first ones), and finds the PCA map where one is asked
/// for. @throws IoError, ParameterError, Cancelled
ChartSource chartSource(ChartRequest& request, Console& console);

/// Writes the chart's data to a .csv, its script to a .py. False for another ending.
bool writeChartText(const std::string& file, const TableChart& chart, const ChartSource& source);

/// The lines about charts in --help.
extern const char chartOptionsHelp[];

} // namespace suara
