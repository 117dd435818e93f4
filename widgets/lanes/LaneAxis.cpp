#include "widgets/lanes/LaneAxis.h"

#include "widgets/common/look/Theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr int mostMore = 2;
constexpr double labelGap = 6.0;
constexpr double mostShift = 8.0;
constexpr QSizeF stub(4.0, 2.0);

} // namespace

QList<LaneTick> laneTicks(const QRectF& plot, double lower, double upper, AxisKind kind)
{
    const int most = ticksUp(plot.height());
    QList<AxisTick> found;
    for (int more = 0; more <= mostMore && found.size() < 2; ++more) // of one alone no scale can be read
        found = axisTicks(lower, upper, most + more, kind);
    QList<LaneTick> ticks;
    for (const AxisTick& tick : found)
        ticks.append({plot.bottom() - (tick.value - lower) / (upper - lower) * plot.height(), tick.label});
    return ticks;
}

double tickLabelMiddle(double y, const QRectF& plot, double height)
{
    const double room = std::min(height, plot.height()) / 2.0;
    return std::clamp(std::clamp(y, plot.top() + room, plot.bottom() - room), y - mostShift, y + mostShift);
}

void paintTicks(QPainter& painter, const QRectF& plot, LaneSide side, const QList<LaneTick>& ticks,
                const QColor& labelColour, const QColor& stubColour)
{
    painter.setFont(Theme::font(Theme::Role::Tick));
    const double height = QFontMetricsF(painter.font()).capHeight() + 4.0;
    QList<double> taken;
    for (const LaneTick& tick : ticks) {
        const double middle = tickLabelMiddle(tick.y, plot, height);
        const auto touches = [&](double other) {
            return std::abs(other - middle) < height;
        };
        if (std::any_of(taken.cbegin(), taken.cend(), touches))
            continue;
        taken.append(middle);
        const bool left = side == LaneSide::Left;
        if (stubColour.isValid())
            painter.fillRect(
                QRectF(QPointF(left ? plot.left() - stub.width() : plot.right(), std::round(tick.y) - 1.0), stub),
                stubColour);
        painter.setPen(labelColour);
        const QRectF place(left ? plot.left() - labelGap - 100.0 : plot.right() + labelGap, middle - 10.0, 100.0, 20.0);
        painter.drawText(place, Qt::AlignVCenter | (left ? Qt::AlignRight : Qt::AlignLeft), tick.label);
    }
}

void paintGrid(QPainter& painter, const QRectF& plot, const QList<LaneTick>& ticks)
{
    const QColor colour = Theme::instance().tokens().grid;
    const double pixel = 1.0 / painter.device()->devicePixelRatioF();
    for (const LaneTick& tick : ticks)
        painter.fillRect(QRectF(plot.left(), std::round(tick.y / pixel) * pixel, plot.width(), pixel), colour);
}

} // namespace suara
