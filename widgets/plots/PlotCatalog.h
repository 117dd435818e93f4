#pragma once

#include "core/audio/Clip.h"
#include "core/features/View.h"
#include "widgets/plots/TableChartView.h"

#include <QSize>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

class QPaintDevice;

namespace suara {

class Workbench;

/// One view of a clip, or of many, or chart of a feature table, that can be drawn as a picture, told as data and copied
/// as Python.
struct PlotSpec {
    std::string_view id; ///< on the command line; never changes
    ViewKind kind;
    std::vector<std::string_view> features = {}; ///< that it shows
    bool takesFeature = false;                   ///< shows any one feature that is asked for
    std::optional<ChartKind> chart = {};         ///< of a feature table (TableChartView); none of clips
};

/// Every view that pictures can be made of, in menu order.
std::span<const PlotSpec> plotCatalog();

/// The row with this id; null if there is none.
const PlotSpec* findPlot(std::string_view id);

bool isGrid(ViewKind kind); ///< shows several clips

/// What a view is drawn from.
struct PlotInput {
    Workbench& workbench;
    std::vector<ClipId> clips; ///< one, or those of a grid
    View view;
};

/// Draws the whole of size as the workbench shows it; plain: the data alone, from edge to edge. Data that is not there
/// yet is asked for (ClipData) and left out.
void drawView(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain);

} // namespace suara
