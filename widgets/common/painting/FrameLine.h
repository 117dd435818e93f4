#pragma once

#include <QColor>
#include <QPolygonF>
#include <vector>

class QPainter;

namespace suara {

/// How paintFrameLine draws.
struct FrameLineStyle {
    QColor colour;
    double width = 1.5;
    bool dashed = false;
    QColor halo; ///< around the line, haloWidth in all; invalid: none
    double haloWidth = 4.0;
    QColor fill; ///< between the line and `zero`; invalid: none
    double zero = 0.0;
};

/// What many values at one place spread over, in pixels.
struct FrameSpread {
    double left = 0.0;
    double right = 0.0;
    double top = 0.0;
    double bottom = 0.0;
};

/// One rectangle each, side by side.
void paintFrameSpread(QPainter& painter, const std::vector<FrameSpread>& spread, const QColor& colour);

/// Draws a line whose x only rises. On pixels column by column, which takes the same time however jagged it is
/// (stroking a wide polyline takes up to hundreds of times as long); on vector devices as a polyline.
void paintFrameLine(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style);

} // namespace suara
