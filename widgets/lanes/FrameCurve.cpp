#include "widgets/lanes/FrameCurve.h"

#include "core/features/Catalog.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/WavePainter.h"
#include "widgets/lanes/FrequencyAxis.h"

#include <QCoreApplication>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <map>
#include <vector>

namespace suara {

namespace {

struct Column {
    double x = 0.0;
    double top = 0.0;
    double bottom = 0.0;
};

/// The part of each device pixel column that a line without width crosses.
std::vector<Column> columnsOf(const QPolygonF& line, double pixel)
{
    std::vector<Column> columns;
    if (line.size() < 2)
        return columns;
    const double last = line.last().x();
    qsizetype next = 1; // the first point right of x
    const auto heightAt = [&](double x) {
        while (next + 1 < line.size() && line[next].x() <= x)
            ++next;
        const QPointF& a = line[next - 1];
        const QPointF& b = line[next];
        const double part = b.x() > a.x() ? std::clamp((x - a.x()) / (b.x() - a.x()), 0.0, 1.0) : 1.0;
        return a.y() + part * (b.y() - a.y());
    };
    double left = std::floor(line.first().x() / pixel) * pixel;
    double before = heightAt(left);
    for (; left < last; left += pixel) {
        Column column{left, before, before};
        for (qsizetype i = next; i < line.size() && line[i].x() <= left + pixel; ++i) {
            column.top = std::min(column.top, line[i].y());
            column.bottom = std::max(column.bottom, line[i].y());
        }
        before = heightAt(left + pixel);
        column.top = std::min(column.top, before);
        column.bottom = std::max(column.bottom, before);
        columns.push_back(column);
    }
    return columns;
}

void paintColumns(QPainter& painter, const QPolygonF& line, const FrameLineStyle& style)
{
    const double pixel = 1.0 / painter.device()->devicePixelRatioF();
    const std::vector<Column> columns = columnsOf(line, pixel);
    const auto band = [&](const Column& column, double width) {
        return QRectF(column.x, column.top - width / 2.0, pixel, column.bottom - column.top + width);
    };
    painter.setRenderHint(QPainter::Antialiasing); // the columns are whole pixels wide, so only their ends are softened
    for (const Column& column : columns) {
        const double middle = 0.5 * (column.top + column.bottom);
        if (style.fill.isValid())
            painter.fillRect(QRectF(QPointF(column.x, middle), QPointF(column.x + pixel, style.zero)).normalized(),
                             style.fill);
        if (style.halo.isValid())
            painter.fillRect(band(column, style.haloWidth), style.halo);
    }
    for (const Column& column : columns)
        if (!style.dashed || std::fmod(std::abs(column.x), 6.0) < 4.0)
            painter.fillRect(band(column, style.width), style.colour);
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
    if (line.isEmpty())
        return;
    if (line.size() == 1) // a single frame between two without a value
        return painter.fillRect(QRectF(line.first().x() - 1.0, line.first().y() - 1.0, 2.0, 2.0), style.colour);
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
        {"pyin", QT_TRANSLATE_NOOP("FrameCurve", "Pitch")},
        {"yin", QT_TRANSLATE_NOOP("FrameCurve", "Pitch")},
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

QString featureDetail(const std::string& feature, double value)
{
    QString name = featureShortTitle(feature);
    const bool isPitch = feature == "pyin" || feature == "yin";
    if (!isPitch)
        return name;
    return std::isfinite(value) ? name + QStringLiteral(" · ") + noteName(value)
                                : name + QStringLiteral(" · ") + QCoreApplication::translate("FrameCurve", "no voice");
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

QList<QPolygonF> frameLines(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower, double upper)
{
    if (frames.frames == 0 || frames.secondsPerFrame <= 0.0 || row >= frames.rows || !(upper > lower))
        return {};
    const QRectF& plot = geometry.plot;
    const auto frameOf = [&](double x) {
        return frames.frameAt(geometry.seconds(x));
    };
    const auto first = std::max<std::int64_t>(0, std::int64_t(std::floor(frameOf(plot.left()))) - 1);
    const auto last = std::min(frames.frames - 1, std::int64_t(std::ceil(frameOf(plot.right()))) + 1);
    const double perPixel = (frameOf(plot.right()) - frameOf(plot.left())) / std::max(1.0, plot.width());
    const auto together = std::max<std::int64_t>(1, std::int64_t(std::ceil(perPixel - 1e-9)));
    QList<QPolygonF> lines(1);
    for (std::int64_t t = first - first % together; t <= last; t += together) {
        double sum = 0.0;
        int count = 0;
        for (std::int64_t f = t; f < std::min(frames.frames, t + together); ++f)
            if (const auto value = double(frames.at(row, f)); std::isfinite(value)) {
                sum += value;
                ++count;
            }
        if (count == 0) {
            if (!lines.last().isEmpty())
                lines.append(QPolygonF());
            continue;
        }
        const double seconds = frames.firstSecond + (double(t) + 0.5 * double(together - 1)) * frames.secondsPerFrame;
        lines.last().append({geometry.x(seconds * geometry.sampleRate),
                             plot.bottom() - (sum / count - lower) / (upper - lower) * plot.height()});
    }
    return lines;
}

QList<LaneTick> featureTicks(const std::string& feature, const QRectF& plot, double lower, double upper)
{
    const bool thousands = std::max(std::abs(lower), std::abs(upper)) >= 1000.0;
    const double scale = thousands ? 1000.0 : 1.0;
    QList<LaneTick> ticks = laneTicks(plot, lower / scale, upper / scale);
    for (LaneTick& tick : ticks)
        if (thousands)
            tick.label += QStringLiteral("\u00a0k");
    const QString unit = featureUnit(feature);
    if (!unit.isEmpty() && !ticks.isEmpty())
        ticks.last().label += thousands ? unit : QStringLiteral("\u00a0") + unit;
    std::reverse(ticks.begin(), ticks.end()); // where there is room for one label, it is the one with the unit
    return ticks;
}

} // namespace suara
