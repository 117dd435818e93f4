#include "widgets/plots/CurveChart.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"

#include <QPainter>
#include <QPolygonF>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double lineWidth = 1.5;
constexpr float paleness = 0.45F;
constexpr double endLabelGap = 15.0; // px between two end values

bool isThin(const Curve& curve)
{
    return curve.line == Curve::Line::Muted || curve.line == Curve::Line::Thin;
}

/// At most one column of points a pixel: lowest and highest of those that fall on it, in their order.
QPolygonF thinned(const Curve& curve, const PlotMap& map)
{
    QPolygonF points;
    const std::size_t count = std::min(curve.x.size(), curve.y.size());
    for (std::size_t i = 0; i < count; ++i) {
        if (!std::isfinite(curve.y[i]))
            continue;
        const QPointF point = map.point(curve.x[i], curve.y[i]);
        const qsizetype size = points.size();
        const bool crowded = double(count) > 4.0 * map.area().width() && size >= 2 &&
                             std::abs(points[size - 2].x() - point.x()) < 0.5 &&
                             std::abs(points[size - 1].x() - point.x()) < 0.5;
        if (!crowded) {
            points.append(point);
            continue;
        }
        points[size - 2].ry() = std::min(points[size - 2].y(), point.y());
        points[size - 1].ry() = std::max(points[size - 1].y(), point.y());
    }
    return points;
}

} // namespace

CurveChart::CurveChart(QWidget* parent) : PlotView(parent)
{
    setSideMargins(52, 60); // the last values stand right of the curves
    m_xLimits.grid = false;
    m_xLimits.kind = AxisKind::Count;
    m_yLimits.upper = 0.0;
    m_yLimits.zooms = false;
    updateAxes();
}

void CurveChart::setCurves(std::vector<Curve> curves)
{
    m_curves = std::move(curves);
    updateAxes();
}

void CurveChart::setTitles(const QString& xTitle, const QString& yTitle)
{
    m_xLimits.title = xTitle;
    m_yLimits.title = yTitle;
    updateAxes();
}

void CurveChart::setXLimits(double lower, double upper)
{
    m_xLimits.lower = lower;
    m_xLimits.upper = upper;
    updateAxes();
}

void CurveChart::setYLimits(double lower, double upper)
{
    m_yLimits.lower = lower;
    m_yLimits.upper = upper;
    updateAxes();
}

void CurveChart::setMarker(std::optional<double> x, const QString& text)
{
    m_marker = x;
    m_markerText = text;
    redraw();
}

void CurveChart::setDecimals(int decimals)
{
    m_decimals = decimals;
    redraw();
}

void CurveChart::updateAxes()
{
    PlotAxis x = m_xLimits;
    PlotAxis y = m_yLimits;
    const bool ownY = y.upper > y.lower;
    double lowest = std::numeric_limits<double>::infinity();
    double highest = -lowest;
    for (const Curve& curve : m_curves) {
        for (const double value : curve.x)
            x.upper = std::max(x.upper, value);
        for (const double value : curve.y)
            if (std::isfinite(value)) {
                lowest = std::min(lowest, value);
                highest = std::max(highest, value);
            }
    }
    if (!ownY) {
        y.lower = lowest >= 0.0 ? 0.0 : lowest * 1.08;
        y.upper = highest > y.lower ? highest + 0.08 * (highest - y.lower) : y.lower + 1.0;
    }
    setXAxis(x);
    setYAxis(y);
}

QColor CurveChart::colourOf(const Curve& curve) const
{
    if (curve.line == Curve::Line::Muted)
        return Theme::instance().tokens().muted;
    QColor colour = Theme::instance().classColour(curve.colourIndex);
    if (curve.line == Curve::Line::Thin)
        colour.setAlphaF(paleness);
    return colour;
}

void CurveChart::paintData(QPainter& painter, const PlotMap& map)
{
    if (m_marker) {
        const Tokens& tokens = Theme::instance().tokens();
        QPen dotted(tokens.muted, 1.0);
        dotted.setDashPattern({2.0, 3.0});
        painter.setPen(dotted);
        const double x = std::round(map.x(*m_marker)) + 0.5;
        painter.drawLine(QPointF(x, map.area().top()), QPointF(x, map.area().bottom()));
        painter.setPen(tokens.muted);
        painter.setFont(Theme::font(Theme::Role::Tick));
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(m_markerText);
        const bool leftOfLine = x + 6.0 + width > map.area().right();
        // half way up: losses end at the bottom, accuracies at the top
        painter.drawText(QPointF(leftOfLine ? x - 6.0 - width : x + 6.0, map.area().center().y()), m_markerText);
    }
    painter.setBrush(Qt::NoBrush);
    for (const Curve::Line line : {Curve::Line::Muted, Curve::Line::Thin, Curve::Line::Dashed, Curve::Line::Solid})
        for (const Curve& curve : m_curves) {
            if (curve.line != line)
                continue;
            const double width = isThin(curve) ? 1.0 : lineWidth;
            QPen pen(colourOf(curve), width, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin);
            if (line == Curve::Line::Dashed)
                pen.setDashPattern({4.0 / width, 2.0 / width});
            painter.setPen(pen);
            painter.drawPolyline(thinned(curve, map));
        }
}

void CurveChart::paintOver(QPainter& painter, const PlotMap& map)
{
    painter.setFont(Theme::font(Theme::Role::SecondaryStrong));
    const QFontMetricsF metrics(painter.font());
    const Tokens& tokens = Theme::instance().tokens();
    for (const End& end : ends(map)) {
        painter.setPen(QPen(tokens.canvas, 2.0));
        painter.setBrush(end.colour);
        painter.drawEllipse(end.at, 4.5, 4.5);
        painter.setPen(tokens.text);
        painter.drawText(QPointF(end.at.x() + 9.0, end.labelY + metrics.capHeight() / 2.0), end.text);
    }
}

/// The last value of every curve of this run, its text moved where two would touch, but not out of the plot.
QList<CurveChart::End> CurveChart::ends(const PlotMap& map) const
{
    QList<End> ends;
    for (const Curve& curve : m_curves) {
        if (!curve.endValue || isThin(curve) || curve.x.empty() || curve.y.empty())
            continue;
        const QPointF at = map.point(curve.x.back(), curve.y.back());
        if (map.area().adjusted(-1, -1, 1, 1).contains(at))
            ends.append({at, formatNumber(curve.y.back(), m_decimals), colourOf(curve), at.y()});
    }
    std::sort(ends.begin(), ends.end(), [](const End& a, const End& b) { return a.at.y() > b.at.y(); });
    for (qsizetype i = 1; i < ends.size(); ++i)
        ends[i].labelY = std::min(ends[i].labelY, ends[i - 1].labelY - endLabelGap);
    double highest = map.area().top() + endLabelGap / 2.0; // above it the legend stands
    for (qsizetype i = ends.size(); i-- > 0;) {
        ends[i].labelY = std::max(ends[i].labelY, highest);
        highest = ends[i].labelY + endLabelGap;
    }
    return ends;
}

QList<PlotLegend> CurveChart::legend() const
{
    QList<PlotLegend> entries;
    for (const Curve& curve : m_curves)
        if (!curve.name.isEmpty() && !curve.x.empty())
            entries.append({curve.name,
                            curve.line == Curve::Line::Dashed ? PlotLegend::Sample::Dash : PlotLegend::Sample::Line,
                            colourOf(curve), 0});
    return entries;
}

std::optional<double> CurveChart::nearestX(double x) const
{
    std::optional<double> nearest;
    for (const Curve& curve : m_curves)
        for (const double value : curve.line == Curve::Line::Thin ? std::vector<double>() : curve.x)
            if (!nearest || std::abs(value - x) < std::abs(*nearest - x))
                nearest = value;
    return nearest;
}

QString CurveChart::tipAt(const QPointF& position, const PlotMap& map) const
{
    const std::optional<double> x = nearestX(map.valueX(position.x()));
    if (!x)
        return {};
    QString tip = QStringLiteral("%1\t%2").arg(formatNumber(*x, *x == std::round(*x) ? 0 : 3), m_xLimits.title);
    for (const Curve& curve : m_curves) {
        const auto found = std::find(curve.x.begin(), curve.x.end(), *x);
        const auto index = std::size_t(found - curve.x.begin());
        if (index < curve.y.size())
            tip += QStringLiteral("\n%1\t%2").arg(formatNumber(curve.y[index], m_decimals + 1), curve.name);
    }
    return tip;
}

void CurveChart::clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers)
{
    if (const std::optional<double> x = nearestX(map.valueX(position.x())))
        Q_EMIT pointClicked(*x);
}

} // namespace suara
