#include "widgets/plots/BoxPlot.h"

#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/plots/ClassLegend.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double fillOpacity = 0.22;
constexpr double line = 1.5;
constexpr double highestBox = 36.0; // px
constexpr double dot = 3.0;         // px, radius
constexpr double reach = 8.0;       // px from a click to the dot meant
constexpr double room = 0.04;       // of the values' range, left and right

} // namespace

BoxPlot::BoxPlot(QWidget* parent) : PlotView(parent)
{
    giveAccessibleParts(this, QAccessible::ListItem, [this] { return accessibleRows(); });
    onLanguage(this, [this] { setAxes(); });
}

void BoxPlot::setData(std::vector<double> values, std::vector<int> classes, PlotClasses names, QStringList valueNames)
{
    m_values = std::move(values);
    m_classes = std::move(classes);
    m_classes.resize(m_values.size(), -1);
    m_names = std::move(names);
    m_valueNames = std::move(valueNames);
    m_selected.clear();
    build();
    setAxes();
}

void BoxPlot::setSelected(std::vector<int> indices)
{
    m_selected = std::move(indices);
    redraw();
}

const BoxStatistics* BoxPlot::box(int classIndex) const
{
    const auto found = std::ranges::find(m_rows, classIndex, &Row::classIndex);
    return found == m_rows.end() ? nullptr : &found->box;
}

void BoxPlot::build()
{
    const auto classCount = std::size_t(m_names.names.size());
    std::vector<std::vector<double>> parts(classCount + 1); // the last of those without a class
    const auto partOf = [&](std::size_t i) {
        return m_classes[i] < 0 ? classCount : std::size_t(m_classes[i]);
    };
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (m_names.isShown(m_classes[i]))
            parts[partOf(i)].push_back(m_values[i]);
    m_rows.clear();
    std::vector<std::size_t> rowOf(parts.size());
    for (std::size_t part = 0; part < parts.size(); ++part)
        if (const BoxStatistics box = boxStatistics(std::move(parts[part])); box.count > 0) {
            rowOf[part] = m_rows.size();
            m_rows.push_back({part == classCount ? -1 : int(part), box, {}});
        }
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (m_names.isShown(m_classes[i]) && std::isfinite(m_values[i]))
            if (Row& row = m_rows[rowOf[partOf(i)]]; row.box.isOutlier(m_values[i]))
                row.outliers.push_back(int(i));
}

void BoxPlot::setAxes()
{
    PlotAxis x = xAxis();
    PlotAxis y = yAxis();
    double lower = std::numeric_limits<double>::infinity();
    double upper = -lower;
    y.names.clear();
    const auto cover = [&](double value) {
        lower = std::min(lower, value);
        upper = std::max(upper, value);
    };
    for (const Row& row : m_rows) {
        y.names.prepend(nameOf(row));
        cover(row.box.lowWhisker);
        cover(row.box.highWhisker);
        for (const int index : row.outliers)
            cover(m_values[std::size_t(index)]);
    }
    if (!(lower <= upper))
        lower = upper = 0.0;
    const double margin = upper > lower ? room * (upper - lower) : 0.5;
    x.lower = lower - margin;
    x.upper = upper + margin;
    y.lower = -0.5;
    y.upper = std::max(0.5, double(m_rows.size()) - 0.5);
    y.grid = false;
    y.zooms = false;
    setXAxis(x);
    setYAxis(y);
}

QList<PlotLegend> BoxPlot::legend() const
{
    return classLegend(m_names, m_classes, PlotLegend::Sample::Fill, LegendClasses::HiddenOnly);
}

QString BoxPlot::nameOf(const Row& row) const
{
    return row.classIndex < 0 ? tr("no class") : m_names.names[row.classIndex];
}

/// Three digits finer than the axis is long.
QString BoxPlot::numberText(double value) const
{
    const double length = xAxis().upper - xAxis().lower;
    return formatNumber(value, std::clamp(int(std::ceil(3.0 - std::log10(length))), 0, 8));
}

QColor BoxPlot::colourOf(const Row& row)
{
    const Theme& theme = Theme::instance();
    return row.classIndex < 0 ? theme.tokens().muted : theme.classColour(row.classIndex);
}

QRectF BoxPlot::boxRect(std::size_t row, const PlotMap& map) const
{
    const BoxStatistics& box = m_rows[row].box;
    const double height = std::min(highestBox, 0.56 * map.area().height() / double(m_rows.size()));
    const double middle = map.y(rowY(row));
    return {QPointF(map.x(box.q1), middle - height / 2.0), QPointF(map.x(box.q3), middle + height / 2.0)};
}

void BoxPlot::paintRow(QPainter& painter, const PlotMap& map, std::size_t index) const
{
    const Row& row = m_rows[index];
    const QRectF box = boxRect(index, map);
    const double middle = box.center().y();
    const QColor colour = colourOf(row);
    QColor fill = colour;
    fill.setAlphaF(float(fillOpacity));
    painter.setPen(QPen(colour, line, Qt::SolidLine, Qt::FlatCap));
    for (const auto& [from, to] :
         {std::pair(row.box.lowWhisker, box.left()), std::pair(row.box.highWhisker, box.right())}) {
        const double end = map.x(from);
        painter.drawLine(QPointF(end, middle), QPointF(to, middle));
        painter.drawLine(QPointF(end, middle - box.height() / 4.0), QPointF(end, middle + box.height() / 4.0));
    }
    painter.setBrush(fill);
    painter.drawRect(box);
    painter.setPen(QPen(colour, 2.0 * line, Qt::SolidLine, Qt::FlatCap));
    const double median = map.x(row.box.median);
    painter.drawLine(QPointF(median, box.top()), QPointF(median, box.bottom()));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    for (const int outlier : row.outliers)
        painter.drawEllipse(QPointF(map.x(m_values[std::size_t(outlier)]), middle), dot, dot);
}

void BoxPlot::paintData(QPainter& painter, const PlotMap& map)
{
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        paintRow(painter, map, row);
}

/// What is chosen: a ring round an outlier, a tick over the box for the others.
void BoxPlot::paintOver(QPainter& painter, const PlotMap& map)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setBrush(Qt::NoBrush);
    painter.setClipRect(map.area());
    painter.setPen(QPen(tokens.text, 2.0));
    std::vector<QPoint> rings;
    std::vector<QPoint> ticks;
    for (const int index : m_selected) {
        const auto i = std::size_t(index);
        if (i >= m_values.size() || !std::isfinite(m_values[i]) || !m_names.isShown(m_classes[i]))
            continue;
        const auto row = std::ranges::find(m_rows, m_classes[i], &Row::classIndex);
        const QRectF box = boxRect(std::size_t(row - m_rows.begin()), map);
        const bool isOutlier = row->box.isOutlier(m_values[i]);
        (isOutlier ? rings : ticks)
            .push_back(QPointF(map.x(m_values[i]), isOutlier ? box.center().y() : box.bottom() + 2.0).toPoint());
    }
    for (const QPoint& at : thinned(std::move(rings)))
        painter.drawEllipse(QPointF(at), dot + 4.0, dot + 4.0);
    for (const QPoint& at : thinned(std::move(ticks)))
        painter.drawLine(at, at + QPoint(0, 6));
    painter.setClipping(false);
}

int BoxPlot::outlierAt(const QPointF& position, const PlotMap& map) const
{
    int found = -1;
    double least = reach;
    for (std::size_t row = 0; row < m_rows.size(); ++row)
        for (const int outlier : m_rows[row].outliers) {
            const QPointF at = map.point(m_values[std::size_t(outlier)], rowY(row));
            if (const double distance = std::hypot(at.x() - position.x(), at.y() - position.y()); distance <= least) {
                least = distance;
                found = outlier;
            }
        }
    return found;
}

int BoxPlot::rowAt(const QPointF& position, const PlotMap& map) const
{
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        QRectF whole = boxRect(row, map);
        whole.setLeft(map.x(m_rows[row].box.lowWhisker) - 4.0);
        whole.setRight(map.x(m_rows[row].box.highWhisker) + 4.0);
        if (whole.contains(position))
            return int(row);
    }
    return -1;
}

QString BoxPlot::tipAt(const QPointF& position, const PlotMap& map) const
{
    if (const int outlier = outlierAt(position, map); outlier >= 0) {
        const auto i = std::size_t(outlier);
        return QStringLiteral("%1\t%2\n%3\t%4")
            .arg(m_valueNames.value(outlier), m_names.names.value(m_classes[i]), numberText(m_values[i]),
                 xAxis().title);
    }
    const int index = rowAt(position, map);
    if (index < 0)
        return {};
    const Row& row = m_rows[std::size_t(index)];
    const BoxStatistics& box = row.box;
    const QStringList lines{
        nameOf(row) + u'\t' + tr("%n clip(s)", nullptr, int(box.count)), numberText(box.median) + u'\t' + tr("median"),
        QStringLiteral("%1 … %2\t").arg(numberText(box.q1), numberText(box.q3)) + tr("quartiles"),
        QStringLiteral("%1 … %2\t").arg(numberText(box.lowWhisker), numberText(box.highWhisker)) + tr("whiskers"),
        formatInteger(qint64(row.outliers.size())) + u'\t' + tr("outliers")};
    return lines.join(u'\n');
}

void BoxPlot::chooseClass(int classIndex, Qt::KeyboardModifiers modifiers)
{
    QList<int> all;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (m_classes[i] == classIndex && std::isfinite(m_values[i]))
            all.append(int(i));
    Q_EMIT valuesChosen(all, modifiers);
}

void BoxPlot::clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers)
{
    if (const int outlier = outlierAt(position, map); outlier >= 0)
        Q_EMIT valuesChosen({outlier}, modifiers);
    else if (const int row = rowAt(position, map); row >= 0)
        chooseClass(m_rows[std::size_t(row)].classIndex, modifiers);
}

std::vector<AccessiblePart> BoxPlot::accessibleRows()
{
    const PlotMap shown = map();
    std::vector<AccessiblePart> parts;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        const int classIndex = row.classIndex;
        parts.push_back(
            {tr("%1: median %2, quartiles %3 and %4, whiskers %5 and %6")
                 .arg(nameOf(row), numberText(row.box.median), numberText(row.box.q1), numberText(row.box.q3),
                      numberText(row.box.lowWhisker), numberText(row.box.highWhisker)),
             boxRect(i, shown), [this, classIndex] {
                 chooseClass(classIndex, Qt::NoModifier);
             }});
        for (const int outlier : row.outliers) {
            const double value = m_values[std::size_t(outlier)];
            const QPointF at = shown.point(value, rowY(i));
            parts.push_back({tr("Outlier %1: %2").arg(m_valueNames.value(outlier), numberText(value)),
                             QRectF(at.x() - reach, at.y() - reach, 2.0 * reach, 2.0 * reach),
                             [this, outlier] { Q_EMIT valuesChosen({outlier}, Qt::NoModifier); },
                             std::ranges::find(m_selected, outlier) != m_selected.end()});
        }
    }
    return parts;
}

} // namespace suara
