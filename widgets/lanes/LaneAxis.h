#pragma once

#include "widgets/common/controls/Ticker.h"
#include "widgets/lanes/Lane.h"

namespace suara {

enum class LaneSide { Left, Right };

/// One label beside the plot, at its y.
struct LaneTick {
    double y = 0.0;
    QString label;
};

/// Ticks of a linear value axis that runs up the plot.
QList<LaneTick> laneTicks(const QRectF& plot, double lower, double upper, AxisKind kind = AxisKind::Number);

/// The middle of a label of this height: beside its tick, or up to 8 px from there to stay inside the plot.
double tickLabelMiddle(double y, const QRectF& plot, double height);

/// Labels 6 px from the plot, moved up to 8 px to stay inside it; one that would touch another is left out. With a stub
/// colour a 4 × 2 px tick in that colour stands before each label: which of two scales it is.
void paintTicks(QPainter& painter, const QRectF& plot, LaneSide side, const QList<LaneTick>& ticks,
                const QColor& labelColour, const QColor& stubColour = {});

/// Level grid lines, one device pixel thick.
void paintGrid(QPainter& painter, const QRectF& plot, const QList<LaneTick>& ticks);

} // namespace suara
