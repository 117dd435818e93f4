#pragma once

#include "core/audio/Clip.h"
#include "widgets/common/ClipFrames.h"
#include "widgets/plots/TableChartView.h"

#include <QSize>
#include <optional>
#include <span>
#include <string_view>

class QPaintDevice;

namespace suara {

class Workbench;

/// What a view is drawn from.
struct PlotInput {
    Workbench& workbench;
    ClipId clip = 0;
    FrameOptions options;
    TableChart chart = {};
    ChartSource source = {}; ///< of a chart
};

/// One view of a clip, or chart of a feature table, that can be drawn as a picture.
struct PlotSpec {
    std::string_view id; ///< on the command line; never changes
    /// Draws the whole of size as the workbench shows it; plain: the data alone, from edge to edge. Data that is not
    /// there yet is asked for (ClipData) and left out.
    void (*draw)(const PlotInput& input, QPaintDevice& device, const QSize& size, bool plain);
    std::optional<ChartKind> chart = {}; ///< of a feature table; none of a clip
};

/// Every view that pictures can be made of, in menu order.
std::span<const PlotSpec> plotCatalog();

/// The row with this id; null if there is none.
const PlotSpec* findPlot(std::string_view id);

} // namespace suara
