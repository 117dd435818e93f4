#include "widgets/plots/ScatterPlot.h"

#include "widgets/common/AccessibleParts.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double reach = 10.0; // px from a click to the point meant
constexpr double markPlace = 14.0;
constexpr double room = 0.06; // of the data's width, so that marks are not cut at the edges

/// Limits of the drawn values with room around them.
template<typename IsDrawn>
PlotAxis limitsOf(const std::vector<double>& values, PlotAxis axis, IsDrawn isDrawn)
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (isDrawn(i)) {
            lower = std::min(lower, values[i]);
            upper = std::max(upper, values[i]);
        }
    if (!(lower <= upper))
        lower = upper = 0.0;
    const double margin = upper > lower ? room * (upper - lower) : 0.5;
    axis.lower = lower - margin;
    axis.upper = upper + margin;
    return axis;
}

/// One mark per class, drawn once: thousands of points are then only copies.
QPixmap markPixmap(int index, double scale)
{
    QPixmap pixmap((QSizeF(markPlace, markPlace) * scale).toSize());
    pixmap.setDevicePixelRatio(scale);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    Theme::drawMark(painter, QRectF(0, 0, markPlace, markPlace), index, Theme::instance().classColour(index));
    return pixmap;
}

} // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : PlotView(parent)
{
    giveAccessibleParts(this, QAccessible::ListItem, [this] { return accessiblePoints(); });
}

std::vector<AccessiblePart> ScatterPlot::accessiblePoints()
{
    std::vector<AccessiblePart> parts;
    const PlotMap shown = map();
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        if (!isDrawn(i))
            continue;
        const auto index = int(i);
        const QString point = QStringLiteral("%1 / %2").arg(formatNumber(m_x[i], 3), formatNumber(m_y[i], 3));
        const QPointF at = shown.point(m_x[i], m_y[i]);
        parts.push_back({index < m_pointNames.size() ? m_pointNames[index] + QStringLiteral(" · ") + point : point,
                         QRectF(at.x() - 7.0, at.y() - 7.0, 14.0, 14.0),
                         [this, index] { Q_EMIT pointClicked(index, Qt::NoModifier); },
                         std::ranges::find(m_selected, index) != m_selected.end()});
    }
    return parts;
}

void ScatterPlot::setData(std::vector<double> x, std::vector<double> y, std::vector<int> classes, PlotClasses names,
                          QStringList pointNames)
{
    m_x = std::move(x);
    m_y = std::move(y);
    m_classes = std::move(classes);
    m_y.resize(m_x.size());
    m_classes.resize(m_x.size(), -1);
    m_names = std::move(names);
    m_pointNames = std::move(pointNames);
    m_selected.clear();
    const auto drawn = [this](std::size_t i) {
        return isDrawn(i);
    };
    setXAxis(limitsOf(m_x, xAxis(), drawn));
    setYAxis(limitsOf(m_y, yAxis(), drawn));
}

void ScatterPlot::setTitles(const QString& xTitle, const QString& yTitle)
{
    PlotAxis x = xAxis();
    PlotAxis y = yAxis();
    x.title = xTitle;
    y.title = yTitle;
    setXAxis(x);
    setYAxis(y);
}

void ScatterPlot::setSelected(std::vector<int> indices)
{
    m_selected = std::move(indices);
    redraw();
}

bool ScatterPlot::isDrawn(std::size_t index) const
{
    return std::isfinite(m_x[index]) && std::isfinite(m_y[index]) &&
           (m_classes[index] < 0 || m_names.isShown(m_classes[index]));
}

int ScatterPlot::nearest(const QPointF& position, const PlotMap& map) const
{
    int found = -1;
    double least = reach * reach;
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        if (!isDrawn(i))
            continue;
        const QPointF offset = map.point(m_x[i], m_y[i]) - position;
        const double distance = QPointF::dotProduct(offset, offset);
        if (distance <= least) {
            least = distance;
            found = int(i);
        }
    }
    return found;
}

int ScatterPlot::pointAt(const QPointF& position) const
{
    return nearest(position, map());
}

void ScatterPlot::paintData(QPainter& painter, const PlotMap& map)
{
    const QPaintDevice* device = painter.device();
    const bool vectors = device->paintEngine() != nullptr && device->paintEngine()->type() != QPaintEngine::Raster;
    QList<QPixmap> marks;
    for (qsizetype i = 0; !vectors && i < m_names.names.size() + 1; ++i)
        marks.append(markPixmap(int(i) - 1, device->devicePixelRatioF()));
    const QPointF corner(markPlace / 2, markPlace / 2);
    const QRectF seen = map.area().adjusted(-markPlace, -markPlace, markPlace, markPlace);
    for (std::size_t i = 0; i < m_x.size(); ++i) {
        const QPointF at = isDrawn(i) ? map.point(m_x[i], m_y[i]) : QPointF(-1e6, -1e6);
        if (!seen.contains(at))
            continue;
        const int index = m_classes[i];
        if (vectors)
            Theme::drawMark(painter, QRectF(at - corner, QSizeF(markPlace, markPlace)), index,
                            Theme::instance().classColour(index));
        else
            painter.drawPixmap(at - corner, marks[index + 1]);
    }
}

void ScatterPlot::paintOver(QPainter& painter, const PlotMap& map)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setBrush(Qt::NoBrush);
    for (const int index : m_selected) {
        const auto i = std::size_t(index);
        if (i >= m_x.size() || !isDrawn(i))
            continue;
        const QPointF at = map.point(m_x[i], m_y[i]);
        if (!map.area().contains(at))
            continue;
        painter.setPen(QPen(tokens.canvas, 4.0));
        painter.drawEllipse(at, 8.0, 8.0);
        painter.setPen(QPen(tokens.text, 2.0));
        painter.drawEllipse(at, 8.0, 8.0);
    }
}

QList<PlotLegend> ScatterPlot::legend() const
{
    QList<PlotLegend> entries;
    for (qsizetype i = 0; i < m_names.names.size(); ++i)
        if (m_names.isShown(int(i)))
            entries.append({m_names.names[i], PlotLegend::Sample::Mark, Theme::instance().classColour(int(i)), int(i)});
    return entries;
}

QString ScatterPlot::tipAt(const QPointF& position, const PlotMap& map) const
{
    const int index = nearest(position, map);
    if (index < 0)
        return {};
    const auto i = std::size_t(index);
    const QString name = m_pointNames.value(index);
    const QString className = m_names.names.value(m_classes[i]);
    const QString head = className.isEmpty() ? name : QStringLiteral("%1\t%2").arg(name, className);
    const QString values = QStringLiteral("%1\t%2\n%3\t%4")
                               .arg(formatNumber(m_x[i], 4), xAxis().title, formatNumber(m_y[i], 4), yAxis().title);
    return name.isEmpty() ? values : head + QLatin1Char('\n') + values;
}

void ScatterPlot::clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers)
{
    const int index = nearest(position, map);
    if (index >= 0)
        Q_EMIT pointClicked(index, modifiers);
}

} // namespace suara
