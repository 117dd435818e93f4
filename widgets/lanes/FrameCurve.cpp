#include "widgets/lanes/FrameCurve.h"

#include "core/features/Catalog.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/WavePainter.h"
#include "widgets/lanes/ColumnImage.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>
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

void paintFrameLine(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    if (line.size() < 2)
        return;
    painter.save();
    drawsPixels(painter) ? paintColumns(painter, line, style) : paintVectors(painter, line, style);
    painter.restore();
}

QString featureTitle(const std::string& feature)
{
    return coreText(featureSpec(feature).title);
}

QString featureShortTitle(const std::string& feature)
{
    static const std::map<std::string, const char*> shorter{
        {"zero_crossing_rate", "ZCR"},
        {"rms", "RMSE"},
        {"spectral_centroid", QT_TRANSLATE_NOOP("FrameCurve", "Centroid")},
        {"spectral_bandwidth", QT_TRANSLATE_NOOP("FrameCurve", "Bandwidth")},
        {"spectral_rolloff", QT_TRANSLATE_NOOP("FrameCurve", "Roll-off")},
        {"spectral_flatness", QT_TRANSLATE_NOOP("FrameCurve", "Flatness")},
    };
    const auto found = shorter.find(feature);
    return found == shorter.end() ? featureTitle(feature) : QCoreApplication::translate("FrameCurve", found->second);
}

QString featureUnit(const std::string& feature)
{
    const std::string_view unit = featureSpec(feature).unit;
    return QString::fromUtf8(unit.data(), qsizetype(unit.size()));
}

QString featureText(const std::string& feature, double value)
{
    const QString unit = featureUnit(feature);
    const int decimals = unit == u"Hz" ? 0 : unit == u"dB" ? 1 : std::abs(value) < 0.01 ? 4 : 3;
    return unit.isEmpty() ? formatNumber(value, decimals)
                          : QStringLiteral("%1\u00a0%2").arg(formatNumber(value, decimals), unit);
}

std::optional<double> frameValue(const ClipFrames& frames, int row, double seconds)
{
    if (frames.frames == 0 || frames.secondsPerFrame <= 0.0 || row >= frames.rows)
        return std::nullopt;
    const double frame = std::round(frames.frameAt(seconds));
    if (frame < -1.0 || frame > double(frames.frames))
        return std::nullopt;
    return double(frames.at(row, std::clamp<std::int64_t>(std::int64_t(frame), 0, frames.frames - 1)));
}

QPolygonF frameLine(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower, double upper)
{
    QPolygonF line;
    if (frames.frames == 0 || frames.secondsPerFrame <= 0.0 || row >= frames.rows || !(upper > lower))
        return line;
    const QRectF& plot = geometry.plot;
    const auto frameOf = [&](double x) {
        return frames.frameAt(geometry.seconds(x));
    };
    const auto first = std::max<std::int64_t>(0, std::int64_t(std::floor(frameOf(plot.left()))) - 1);
    const auto last = std::min(frames.frames - 1, std::int64_t(std::ceil(frameOf(plot.right()))) + 1);
    const double perPixel = (frameOf(plot.right()) - frameOf(plot.left())) / std::max(1.0, plot.width());
    const auto together = std::max<std::int64_t>(1, std::int64_t(std::ceil(perPixel - 1e-9)));
    for (std::int64_t t = first - first % together; t <= last; t += together) {
        double sum = 0.0;
        const std::int64_t end = std::min(frames.frames, t + together);
        for (std::int64_t f = t; f < end; ++f)
            sum += double(frames.at(row, f));
        const double value = sum / double(end - t);
        if (!std::isfinite(value))
            continue;
        const double seconds = frames.firstSecond + (double(t) + 0.5 * double(together - 1)) * frames.secondsPerFrame;
        line.append({geometry.x(seconds * geometry.sampleRate),
                     plot.bottom() - (value - lower) / (upper - lower) * plot.height()});
    }
    return line;
}

QList<LaneTick> featureTicks(const QRectF& plot, double lower, double upper)
{
    const bool thousands = std::max(std::abs(lower), std::abs(upper)) >= 1000.0;
    const double unit = thousands ? 1000.0 : 1.0;
    QList<LaneTick> ticks = laneTicks(plot, lower / unit, upper / unit);
    for (LaneTick& tick : ticks)
        if (thousands)
            tick.label += QStringLiteral("\u00a0k");
    return ticks;
}

} // namespace suara
