#include "widgets/lanes/FrameCurve.h"

#include "core/features/Catalog.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/lanes/FrequencyAxis.h"

#include <QCoreApplication>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <cmath>
#include <map>

namespace suara {

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
    return QString::fromUtf8(featureSpec(feature).unit);
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

bool isTracks(const std::string& feature)
{
    const FeatureSpec& spec = featureSpec(feature);
    return spec.hasGaps && spec.rows(Parameters{}) > 1;
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

namespace {

constexpr int tracksInLegend = 2; // F1 and F2 tell a vowel; more have no room

} // namespace

QString frameText(const FrameCurve& curve, const ClipFrames& frames, double seconds)
{
    if (!isTracks(curve.feature)) {
        const auto value = frameValue(frames, curve.row, seconds);
        return value ? featureText(curve.feature, *value) : QString();
    }
    QStringList texts;
    for (int row = 0; row < std::min(frames.rows, tracksInLegend); ++row)
        if (const auto value = frameValue(frames, row, seconds); value && std::isfinite(*value))
            texts.append(formatNumber(*value, 0));
    return texts.isEmpty() ? QString() : texts.join(QStringLiteral(" · ")) + u'\u00a0' + featureUnit(curve.feature);
}

QString frameReadout(const FrameCurve& curve, const ClipFrames& frames, double seconds)
{
    const auto line = [&](double value, const QString& name) {
        return QStringLiteral("\n%1\t%2").arg(featureText(curve.feature, value), name);
    };
    if (!isTracks(curve.feature)) {
        const auto value = frameValue(frames, curve.row, seconds);
        return value ? line(*value, featureDetail(curve.feature, *value)) : QString();
    }
    QString lines;
    for (int row = 0; row < frames.rows; ++row)
        if (const auto value = frameValue(frames, row, seconds); value && std::isfinite(*value))
            lines += line(*value, QString::fromUtf8(featureSpec(curve.feature).column) + QString::number(row + 1));
    return lines;
}

namespace {

constexpr std::int64_t leastSpread = 4; // frames to a pixel column
constexpr double leastDotStep = 3.0;    // px from one frame's dots to the next
constexpr double dotRadius = 2.0;
constexpr double haloRadius = 3.0;

void drawDot(QPainter& painter, const QPointF& at, const QColor& colour, const QColor& halo)
{
    if (halo.isValid()) {
        painter.setBrush(halo);
        painter.drawEllipse(at, haloRadius, haloRadius);
    }
    painter.setBrush(colour);
    painter.drawEllipse(at, dotRadius, dotRadius);
}

/// The frames that are seen, in steps of as many as share a pixel column.
struct SeenFrames {
    std::int64_t first = 0;
    std::int64_t last = -1;
    std::int64_t together = 1;
};

SeenFrames seenIn(const ClipFrames& frames, int row, const LaneGeometry& geometry)
{
    if (frames.frames == 0 || frames.secondsPerFrame <= 0.0 || row >= frames.rows)
        return {};
    const QRectF& plot = geometry.plot;
    const auto frameOf = [&](double x) {
        return frames.frameAt(geometry.seconds(x));
    };
    const auto first = std::max<std::int64_t>(0, std::int64_t(std::floor(frameOf(plot.left()))) - 1);
    const auto last = std::min(frames.frames - 1, std::int64_t(std::ceil(frameOf(plot.right()))) + 1);
    const double perPixel = (frameOf(plot.right()) - frameOf(plot.left())) / std::max(1.0, plot.width());
    const auto together = std::max<std::int64_t>(1, std::int64_t(std::ceil(perPixel - 1e-9)));
    return {first - first % together, last, together};
}

} // namespace

QList<QPolygonF> frameLines(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower, double upper)
{
    if (!(upper > lower))
        return {};
    const QRectF& plot = geometry.plot;
    const auto [first, last, together] = seenIn(frames, row, geometry);
    QList<QPolygonF> lines(1);
    for (std::int64_t t = first; t <= last; t += together) {
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

QPolygonF frameDots(const ClipFrames& frames, const LaneGeometry& geometry, const std::function<double(double)>& yOf)
{
    QPolygonF dots;
    const SeenFrames seen = seenIn(frames, 0, geometry);
    const double framePixels = frames.secondsPerFrame * geometry.sampleRate * geometry.plot.width() /
                               std::max(1.0, double(geometry.view.end - geometry.view.start));
    const auto step = std::max<std::int64_t>(1, std::int64_t(std::ceil(leastDotStep / framePixels - 1e-9)));
    for (std::int64_t t = seen.first - seen.first % step; t <= seen.last; t += step) {
        const double x = geometry.x((frames.firstSecond + double(t) * frames.secondsPerFrame) * geometry.sampleRate);
        for (int row = 0; row < frames.rows; ++row)
            if (const auto value = double(frames.at(row, t)); std::isfinite(value))
                dots.append({x, yOf(value)});
    }
    return dots;
}

/// On pixels one picture of a dot is stamped, many times as quick as so many ellipses.
void paintDots(QPainter& painter, const QPolygonF& dots, const QColor& colour, const QColor& halo)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPaintEngine* engine = painter.paintEngine();
    if (engine == nullptr || engine->type() != QPaintEngine::Raster) {
        for (const QPointF& at : dots)
            drawDot(painter, at, colour, halo);
        painter.restore();
        return;
    }
    const double scale = painter.device()->devicePixelRatioF();
    const int side = int(std::ceil(2.0 * haloRadius + 2.0));
    QPixmap stamp(QSize(side, side) * scale);
    stamp.setDevicePixelRatio(scale);
    stamp.fill(Qt::transparent);
    {
        QPainter dot(&stamp);
        dot.setRenderHint(QPainter::Antialiasing);
        dot.setPen(Qt::NoPen);
        drawDot(dot, QPointF(side / 2.0, side / 2.0), colour, halo);
    }
    for (const QPointF& at : dots)
        painter.drawPixmap(at - QPointF(side / 2.0, side / 2.0), stamp);
    painter.restore();
}

std::vector<FrameSpread> frameSpread(const ClipFrames& frames, int row, const LaneGeometry& geometry, double lower,
                                     double upper)
{
    const auto [first, last, together] = seenIn(frames, row, geometry);
    std::vector<FrameSpread> spread;
    if (!(upper > lower) || together < leastSpread)
        return spread;
    const auto xOf = [&](std::int64_t frame) {
        return geometry.x((frames.firstSecond + (double(frame) - 0.5) * frames.secondsPerFrame) * geometry.sampleRate);
    };
    const auto yOf = [&](float value) {
        return geometry.plot.bottom() - (double(value) - lower) / (upper - lower) * geometry.plot.height();
    };
    for (std::int64_t t = first; t <= last; t += together) {
        ValueRange range;
        for (std::int64_t f = t; f < std::min(frames.frames, t + together); ++f)
            if (const float value = frames.at(row, f); std::isfinite(value)) {
                range.lowest = std::min(range.lowest, value);
                range.highest = std::max(range.highest, value);
            }
        if (range.lowest <= range.highest)
            spread.push_back({xOf(t), xOf(t + together), yOf(range.highest), yOf(range.lowest)});
    }
    return spread;
}

QList<LaneTick> featureTicks(const std::string& feature, const QRectF& plot, double lower, double upper)
{
    const bool thousands = std::max(std::abs(lower), std::abs(upper)) >= 1000.0;
    const double scale = thousands ? 1000.0 : 1.0;
    QList<LaneTick> ticks = laneTicks(plot, lower / scale, upper / scale);
    for (LaneTick& tick : ticks)
        if (thousands && tick.label != u"0")
            tick.label += QStringLiteral("\u00a0k");
    const QString unit = featureUnit(feature);
    if (!unit.isEmpty() && !ticks.isEmpty())
        ticks.last().label += thousands ? unit : QStringLiteral("\u00a0") + unit;
    std::reverse(ticks.begin(), ticks.end()); // where there is room for one label, it is the one with the unit
    return ticks;
}

} // namespace suara
