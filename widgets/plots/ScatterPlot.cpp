#include "widgets/plots/ScatterPlot.h"

#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/plots/ClassLegend.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double reach = 10.0; // px from a click to the point meant
constexpr double largestMark = 14.0;
constexpr double smallestMark = 5.0;
constexpr double roomPerMark = 250.0;      // px² below which marks become smaller
constexpr double room = 0.06;              // of the data's width, so that marks are not cut at the edges
constexpr std::size_t mostRings = 30;      // more than these are told apart by fading the others
constexpr std::size_t mostVectors = 10000; // marks in an SVG or PDF; of more it holds an image
constexpr double fineness = 3.0;           // of that image
constexpr std::size_t mostParts = 500;     // that assistive technology is told of

PlotAxis withLimits(PlotAxis axis, const std::vector<double>& values, const std::vector<int>& drawn)
{
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    for (const int index : drawn) {
        lower = std::min(lower, values[std::size_t(index)]);
        upper = std::max(upper, values[std::size_t(index)]);
    }
    if (!(lower <= upper))
        lower = upper = 0.0;
    const double margin = upper > lower ? room * (upper - lower) : 0.5;
    axis.lower = lower - margin;
    axis.upper = upper + margin;
    return axis;
}

double markSize(const QRectF& area, std::size_t count)
{
    const double wanted = largestMark * std::sqrt(area.width() * area.height() / (roomPerMark * double(count + 1)));
    return std::round(std::clamp(wanted, smallestMark, largestMark));
}

} // namespace

ScatterPlot::ScatterPlot(QWidget* parent) : PlotView(parent)
{
    giveAccessibleParts(this, QAccessible::ListItem, [this] { return accessiblePoints(); });
}

AccessiblePart ScatterPlot::accessiblePoint(int index, const PlotMap& map)
{
    const auto i = std::size_t(index);
    const QString className = m_names.names.value(m_classes[i]);
    QStringList words{m_pointNames.value(index), className,
                      QStringLiteral("%1 / %2").arg(formatNumber(m_x[i], 3), formatNumber(m_y[i], 3))};
    words.removeAll(QString());
    const QPointF at = map.point(m_x[i], m_y[i]);
    return {words.join(QStringLiteral(" · ")), QRectF(at.x() - 7.0, at.y() - 7.0, 14.0, 14.0),
            [this, index] { Q_EMIT valuesChosen({index}, Qt::NoModifier); }, isChosen(index)};
}

/// All points of a small plot; of a large one those that are chosen.
std::vector<AccessiblePart> ScatterPlot::accessiblePoints()
{
    const PlotMap shown = map();
    std::vector<AccessiblePart> parts;
    for (const int index : m_drawn)
        if (parts.size() < mostParts && (m_drawn.size() <= mostParts || isChosen(index)))
            parts.push_back(accessiblePoint(index, shown));
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
    m_drawn.clear();
    for (std::size_t i = 0; i < m_x.size(); ++i)
        if (isDrawn(i))
            m_drawn.push_back(int(i));
    setSelected({});
    setXAxis(withLimits(xAxis(), m_x, m_drawn));
    setYAxis(withLimits(yAxis(), m_y, m_drawn));
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

void ScatterPlot::setReversed(bool reversed)
{
    PlotAxis x = xAxis();
    PlotAxis y = yAxis();
    x.reversed = y.reversed = reversed;
    setXAxis(x);
    setYAxis(y);
}

void ScatterPlot::setSelected(const std::vector<int>& indices)
{
    m_selected.clear();
    m_isSelected.assign(m_x.size(), 0);
    for (const int index : indices)
        if (std::size_t(index) < m_x.size() && isDrawn(std::size_t(index))) {
            m_selected.push_back(index);
            m_isSelected[std::size_t(index)] = 1;
        }
    redraw();
}

bool ScatterPlot::isDrawn(std::size_t index) const
{
    return std::isfinite(m_x[index]) && std::isfinite(m_y[index]) && m_names.isShown(m_classes[index]);
}

bool ScatterPlot::fadesOthers() const
{
    return m_selected.size() > mostRings;
}

std::vector<ScatterPlot::Seen> ScatterPlot::seenIn(const QRectF& area, const PlotMap& map) const
{
    // both axes are linear: two multiplications a point
    const QPointF origin = map.point(0.0, 0.0);
    const double across = (map.x(map.upperX()) - map.x(map.lowerX())) / (map.upperX() - map.lowerX());
    const double up = (map.y(map.lowerY()) - map.y(map.upperY())) / (map.upperY() - map.lowerY());
    std::vector<Seen> seen;
    seen.reserve(m_drawn.size());
    for (const int index : m_drawn) {
        const auto i = std::size_t(index);
        const QPointF at(origin.x() + across * m_x[i], origin.y() - up * m_y[i]);
        if (area.contains(at))
            seen.push_back({at, index});
    }
    return seen;
}

int ScatterPlot::nearest(const QPointF& position, const PlotMap& map) const
{
    const QRectF near(position - QPointF(reach, reach), QSizeF(2 * reach, 2 * reach));
    int found = -1;
    double least = reach * reach;
    for (const Seen& point : seenIn(near, map)) {
        const QPointF offset = point.at - position;
        const double distance = QPointF::dotProduct(offset, offset);
        if (distance <= least) {
            least = distance;
            found = point.index;
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
    const std::vector<Seen> seen =
        seenIn(map.area().adjusted(-largestMark, -largestMark, largestMark, largestMark), map);
    const double size = markSize(map.area(), seen.size());
    const bool faint = fadesOthers();
    if (vectors && seen.size() <= mostVectors) {
        const QPointF corner(size / 2.0, size / 2.0);
        for (const Seen& point : seen) {
            const int index = m_classes[std::size_t(point.index)];
            painter.setOpacity(faint && !isChosen(point.index) ? 0.25 : 1.0);
            Theme::drawMark(painter, QRectF(point.at - corner, QSizeF(size, size)), index,
                            Theme::instance().classColour(index));
        }
        painter.setOpacity(1.0);
        return;
    }
    m_marks.begin(map.area(), vectors ? fineness : device->devicePixelRatioF(), size);
    for (const Seen& point : seen)
        if (!isChosen(point.index) || !faint)
            m_marks.add(point.at, m_classes[std::size_t(point.index)], faint);
    for (const Seen& point : seen)
        if (faint && isChosen(point.index))
            m_marks.add(point.at, m_classes[std::size_t(point.index)], false);
    painter.drawImage(map.area().topLeft(), m_marks.image());
}

void ScatterPlot::paintOver(QPainter& painter, const PlotMap& map)
{
    if (fadesOthers())
        return;
    const Tokens& tokens = Theme::instance().tokens();
    painter.setBrush(Qt::NoBrush);
    for (const int index : m_selected) {
        const QPointF at = map.point(m_x[std::size_t(index)], m_y[std::size_t(index)]);
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
    return classLegend(m_names, m_classes, PlotLegend::Sample::Mark);
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
        Q_EMIT valuesChosen({index}, modifiers);
}

/// The outline is filled once, so that each point is one look at a pixel however winding the outline is.
void ScatterPlot::lassoed(const QPolygonF& outline, const PlotMap& map, Qt::KeyboardModifiers modifiers)
{
    const QRectF area = outline.boundingRect().intersected(map.area());
    QImage inside(area.size().toSize() + QSize(2, 2), QImage::Format_Grayscale8);
    inside.fill(Qt::black);
    {
        QPainter painter(&inside);
        painter.translate(-area.topLeft());
        painter.setPen(Qt::NoPen);
        painter.setBrush(Qt::white);
        painter.drawPolygon(outline, Qt::WindingFill);
    }
    QList<int> chosen;
    for (const Seen& point : seenIn(area, map)) {
        const QPointF at = point.at - area.topLeft();
        if (inside.constScanLine(int(at.y()))[int(at.x())] > 0)
            chosen.append(point.index);
    }
    if (!chosen.isEmpty())
        Q_EMIT valuesChosen(chosen, modifiers);
}

} // namespace suara
