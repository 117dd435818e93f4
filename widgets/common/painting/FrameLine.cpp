#include "widgets/common/painting/FrameLine.h"

#include "widgets/common/painting/ColumnImage.h"
#include "widgets/common/painting/WavePainter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <vector>

namespace suara {

namespace {

/// The part of one device pixel column that a line without width crosses.
struct Crossing {
    int column = 0;
    double top = 0.0;
    double bottom = 0.0;
};

/// Of the columns that the image has.
std::vector<Crossing> crossingsOf(const QPolygonF& line, const ColumnImage& image)
{
    std::vector<Crossing> crossings;
    qsizetype next = 1; // the first point right of x
    const auto heightAt = [&](double x) {
        while (next + 1 < line.size() && line[next].x() <= x)
            ++next;
        const QPointF& a = line[next - 1];
        const QPointF& b = line[next];
        const double part = b.x() > a.x() ? std::clamp((x - a.x()) / (b.x() - a.x()), 0.0, 1.0) : 1.0;
        return a.y() + part * (b.y() - a.y());
    };
    const int first = std::max(0, image.columnAt(line.first().x()));
    const int last = std::min(image.columns() - 1, image.columnAt(line.last().x()));
    double before = heightAt(image.x(first));
    for (int column = first; column <= last; ++column) {
        Crossing crossing{column, before, before};
        const double right = image.x(column + 1);
        for (qsizetype i = next; i < line.size() && line[i].x() <= right; ++i) {
            crossing.top = std::min(crossing.top, line[i].y());
            crossing.bottom = std::max(crossing.bottom, line[i].y());
        }
        before = heightAt(right);
        crossing.top = std::min(crossing.top, before);
        crossing.bottom = std::max(crossing.bottom, before);
        crossings.push_back(crossing);
    }
    return crossings;
}

/// What of the line and its fill is seen.
QRectF placeOf(const QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    QRectF place = line.boundingRect();
    if (style.fill.isValid()) {
        place.setTop(std::min(place.top(), style.zero));
        place.setBottom(std::max(place.bottom(), style.zero));
    }
    const double around = std::max(style.width, style.haloWidth);
    place.adjust(0.0, -around, 0.0, around);
    return place & (painter.hasClipping() ? painter.clipBoundingRect() : QRectF(painter.viewport()));
}

void paintColumns(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    static thread_local ColumnImage image; // kept, for megabytes of fresh memory cost more than the drawing
    const QRectF place = placeOf(painter, line, style);
    if (place.isEmpty())
        return;
    image.clear(place, painter.device()->devicePixelRatioF());
    const std::vector<Crossing> crossings = crossingsOf(line, image);
    for (const Crossing& at : crossings) {
        if (style.fill.isValid())
            image.add(at.column, 0.5 * (at.top + at.bottom), style.zero, style.fill);
        if (style.halo.isValid())
            image.add(at.column, at.top - style.haloWidth / 2.0, at.bottom + style.haloWidth / 2.0, style.halo);
    }
    for (const Crossing& at : crossings)
        if (!style.dashed || std::fmod(std::abs(image.x(at.column)), 6.0) < 4.0)
            image.add(at.column, at.top - style.width / 2.0, at.bottom + style.width / 2.0, style.colour);
    image.paint(painter);
}

void paintVectors(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    if (style.fill.isValid()) {
        QPolygonF area = line;
        area << QPointF(line.last().x(), style.zero) << QPointF(line.first().x(), style.zero);
        painter.setPen(Qt::NoPen);
        painter.setBrush(style.fill);
        painter.drawPolygon(area);
    }
    painter.setBrush(Qt::NoBrush);
    if (style.halo.isValid()) {
        painter.setPen(QPen(style.halo, style.haloWidth, Qt::SolidLine, Qt::FlatCap, Qt::BevelJoin));
        painter.drawPolyline(line);
    }
    QPen pen(style.colour, style.width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
    if (style.dashed)
        pen.setDashPattern({4.0 / style.width, 2.0 / style.width});
    painter.setPen(pen);
    painter.drawPolyline(line);
}

} // namespace

void paintFrameSpread(QPainter& painter, const std::vector<FrameSpread>& spread, const QColor& colour)
{
    if (!drawsPixels(painter)) {
        for (const FrameSpread& at : spread)
            painter.fillRect(QRectF(QPointF(at.left, at.top), QPointF(at.right, at.bottom)), colour);
        return;
    }
    QRectF place;
    for (const FrameSpread& at : spread)
        place |= QRectF(QPointF(at.left, at.top - 1.0), QPointF(at.right, at.bottom + 1.0));
    if (painter.hasClipping())
        place &= painter.clipBoundingRect();
    if (place.isEmpty())
        return;
    static thread_local ColumnImage image;
    image.clear(place, painter.device()->devicePixelRatioF());
    for (const FrameSpread& at : spread)
        for (int column = std::max(0, image.columnAt(at.left));
             column < std::min(image.columns(), image.columnAt(at.right)); ++column)
            image.add(column, at.top, at.bottom, colour);
    image.paint(painter);
}

void paintFrameLine(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    if (line.isEmpty())
        return;
    if (line.size() == 1) // a single frame between two without a value
        return painter.fillRect(QRectF(line.first().x() - 1.0, line.first().y() - 1.0, 2.0, 2.0), style.colour);
    painter.save();
    drawsPixels(painter) ? paintColumns(painter, line, style) : paintVectors(painter, line, style);
    painter.restore();
}

} // namespace suara
