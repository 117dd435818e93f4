#include "widgets/common/painting/WavePainter.h"

#include <QLineF>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

struct Bounds {
    double low = 0.0;
    double high = 0.0;
};

/// What is drawn of a column, from -1 to 1: the wave's extremes, or the core of its RMS, which never leaves the wave:
/// where a column holds a part of a period only, plus and minus RMS would draw a mirror image of it.
Bounds boundsOf(const Peak& peak, double gain, bool ofCore)
{
    const float high = ofCore ? std::min(peak.rms, peak.maximum) : peak.maximum;
    const float low = ofCore ? std::max(-peak.rms, peak.minimum) : peak.minimum;
    return {std::clamp(double(low) / gain, -1.0, 1.0), std::clamp(double(high) / gain, -1.0, 1.0)};
}

QPolygonF outline(const QRectF& plot, std::span<const Peak> peaks, double gain, bool ofCore)
{
    const double step = plot.width() / double(peaks.size());
    const double half = plot.height() / 2.0;
    const auto point = [&](std::size_t i, double value) {
        return QPointF(plot.left() + (double(i) + 0.5) * step, plot.center().y() - value * half);
    };
    QPolygonF polygon;
    for (std::size_t i = 0; i < peaks.size(); ++i)
        polygon.append(point(i, boundsOf(peaks[i], gain, ofCore).high) - QPointF(0.0, 0.4));
    for (std::size_t i = peaks.size(); i-- > 0;)
        polygon.append(point(i, boundsOf(peaks[i], gain, ofCore).low) + QPointF(0.0, 0.4));
    return polygon;
}

/// Upright device pixels; a cosmetic pen is a hundred times as quick as one that is wider.
void paintColumns(QPainter& painter, const QRectF& plot, std::span<const Peak> peaks, const QColor& colour, double gain,
                  bool ofCore)
{
    const double step = plot.width() / double(peaks.size());
    const double half = plot.height() / 2.0;
    const double middle = plot.center().y();
    const double pixel = 0.5 / painter.device()->devicePixelRatioF();
    QList<QLineF> lines;
    lines.reserve(qsizetype(peaks.size()));
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const auto [low, high] = boundsOf(peaks[i], gain, ofCore);
        const double x = plot.left() + (double(i) + 0.5) * step;
        lines.append({x, middle - high * half - pixel, x, middle - low * half + pixel});
    }
    painter.setPen(QPen(colour, 0));
    painter.drawLines(lines);
}

} // namespace

bool drawsPixels(const QPainter& painter)
{
    return painter.paintEngine() != nullptr && painter.paintEngine()->type() == QPaintEngine::Raster;
}

std::vector<Peak> samplePeaks(std::span<const float> samples, double start, double end, int columns)
{
    std::vector<Peak> peaks(static_cast<std::size_t>(std::max(0, columns)));
    const double perColumn = (end - start) / std::max(1, columns);
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const double from = std::floor(start + double(i) * perColumn);
        const double to = std::max(from + 1.0, std::floor(start + double(i + 1) * perColumn));
        const auto first = std::ptrdiff_t(std::max(0.0, from));
        const auto last = std::ptrdiff_t(std::min(double(samples.size()), to));
        if (first >= last)
            continue;
        Peak peak{samples[std::size_t(first)], samples[std::size_t(first)], 0.0f};
        double squares = 0.0;
        for (std::ptrdiff_t s = first; s < last; ++s) {
            const float value = samples[std::size_t(s)];
            peak.minimum = std::min(peak.minimum, value);
            peak.maximum = std::max(peak.maximum, value);
            squares += double(value) * double(value);
        }
        peak.rms = float(std::sqrt(squares / double(last - first)));
        peaks[i] = peak;
    }
    return peaks;
}

void paintPeaks(QPainter& painter, const QRectF& plot, std::span<const Peak> peaks, const QColor& wave,
                const QColor& core, double gain)
{
    if (peaks.empty() || plot.isEmpty())
        return;
    for (const bool ofCore : {false, true}) {
        const QColor& colour = ofCore ? core : wave;
        if (!colour.isValid())
            continue;
        if (drawsPixels(painter)) {
            paintColumns(painter, plot, peaks, colour, gain, ofCore);
            continue;
        }
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(outline(plot, peaks, gain, ofCore));
    }
}

} // namespace suara
