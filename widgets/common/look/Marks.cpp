#include "widgets/common/look/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

namespace suara {

namespace {

void drawShape(QPainter& painter, QPointF centre, double radius, int shape)
{
    const auto at = [&](double x, double y) {
        return centre + QPointF(x, y) * radius;
    };
    switch (shape) {
    case 0:
        painter.drawEllipse(centre, radius, radius);
        break;
    case 1:
        painter.drawRect(QRectF(at(-0.9, -0.9), at(0.9, 0.9)));
        break;
    case 2:
        painter.drawPolygon(QPolygonF{at(0, -1.05), at(1.1, 0.9), at(-1.1, 0.9)});
        break;
    case 3:
        painter.drawPolygon(QPolygonF{at(0, -1.25), at(1.25, 0), at(0, 1.25), at(-1.25, 0)});
        break;
    case 4:
        painter.drawPolygon(QPolygonF{at(0, 1.05), at(1.1, -0.9), at(-1.1, -0.9)});
        break;
    case 5:
        painter.drawEllipse(centre, radius, radius);
        break;
    case 6:
        painter.drawLine(at(-1.15, 0), at(1.15, 0));
        painter.drawLine(at(0, -1.15), at(0, 1.15));
        break;
    default:
        painter.drawLine(at(-0.95, -0.95), at(0.95, 0.95));
        painter.drawLine(at(-0.95, 0.95), at(0.95, -0.95));
        break;
    }
}

} // namespace

void Theme::drawMark(QPainter& painter, const QRectF& place, int index, const QColor& color)
{
    const int shape = index < 0 ? 7 : index % 8;
    const int round = index < 0 ? 0 : index / 8;
    const double unit = place.height() / 14.0;
    const double radius = (round > 0 ? 6.0 : 4.0) * unit;
    const bool drawnByLine = shape >= 5;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(color, 1.8 * unit);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(drawnByLine ? pen : QPen(Qt::NoPen));
    painter.setBrush(drawnByLine ? QBrush(Qt::NoBrush) : QBrush(color));
    drawShape(painter, place.center(), shape == 5 ? radius - 0.6 * unit : radius, shape);
    if (round > 0) {
        QFont small = font(Role::TickStrong);
        small.setPixelSize(std::max(6, int(8 * unit)));
        painter.setFont(small);
        painter.setPen(drawnByLine ? color : instance().tokens().canvas);
        painter.drawText(place, Qt::AlignCenter, QString::number(round + 1));
    }
    painter.restore();
}

} // namespace suara
