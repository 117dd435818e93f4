#include "widgets/plots/HistogramPlot.h"

#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double fillOpacity = 0.22;
constexpr double outline = 1.5;

/// Enough digits to tell the edges of bins of this width apart.
int decimalsFor(double binWidth)
{
    return std::clamp(int(std::ceil(-std::log10(binWidth))) + 1, 0, 6);
}

} // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : PlotView(parent)
{
    onLanguage(this, [this] {
        PlotAxis axis = yAxis();
        axis.title = tr("clips");
        setYAxis(axis);
    });
    count();
}

void HistogramPlot::setData(std::vector<double> values, std::vector<int> classes, PlotClasses names)
{
    m_values = std::move(values);
    m_classes = std::move(classes);
    m_classes.resize(m_values.size(), -1);
    m_names = std::move(names);
    m_hasNoClasses = !m_classes.empty() && std::ranges::all_of(m_classes, [](int index) { return index < 0; });
    m_selected.clear();
    count();
}

void HistogramPlot::setBins(int bins, double lower, double upper)
{
    m_bins = std::clamp(bins, 1, 1000);
    m_askedLower = lower;
    m_askedUpper = upper;
    count();
}

void HistogramPlot::setTitle(const QString& feature, const QString& unit)
{
    PlotAxis axis = xAxis();
    axis.title = feature;
    axis.unit = unit;
    setXAxis(axis);
}

void HistogramPlot::setSelected(std::vector<int> indices)
{
    m_selected = std::move(indices);
    redraw();
}

const std::vector<int>& HistogramPlot::counts(int classIndex) const
{
    return classIndex < 0 ? m_series.back().counts : m_series.at(std::size_t(classIndex)).counts;
}

/// As numpy.linspace spells them.
double HistogramPlot::edge(int bin) const
{
    return bin == m_bins ? m_upper : bin * ((m_upper - m_lower) / m_bins) + m_lower;
}

/// As numpy.histogram finds it: by division, then put right against the edges, which division can miss by a bit.
int HistogramPlot::binOf(double value) const
{
    if (!(value >= m_lower && value <= m_upper))
        return -1;
    int bin = std::min(m_bins - 1, int((value - m_lower) / (m_upper - m_lower) * m_bins));
    if (value < edge(bin))
        --bin;
    if (bin + 1 < m_bins && value >= edge(bin + 1))
        ++bin;
    return bin;
}

void HistogramPlot::findLimits()
{
    m_lower = m_askedLower;
    m_upper = m_askedUpper;
    if (m_upper > m_lower)
        return;
    m_lower = std::numeric_limits<double>::infinity();
    m_upper = -m_lower;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (std::isfinite(m_values[i]) && isShown(m_classes[i])) {
            m_lower = std::min(m_lower, m_values[i]);
            m_upper = std::max(m_upper, m_values[i]);
        }
    if (m_lower > m_upper)
        m_lower = m_upper = 0.5;
    if (m_lower == m_upper) { // as numpy.histogram does
        m_lower -= 0.5;
        m_upper += 0.5;
    }
}

void HistogramPlot::count()
{
    findLimits();
    m_series.clear();
    for (int index = 0; index < int(m_names.names.size()); ++index)
        m_series.push_back({index, std::vector<int>(std::size_t(m_bins), 0), isShown(index)});
    m_series.push_back({-1, std::vector<int>(std::size_t(m_bins), 0), m_hasNoClasses});
    int most = 1;
    for (std::size_t i = 0; i < m_values.size(); ++i) {
        const int bin = binOf(m_values[i]);
        if (bin < 0 || !isShown(m_classes[i]))
            continue;
        Series& series = m_classes[i] < 0 ? m_series.back() : m_series[std::size_t(m_classes[i])];
        most = std::max(most, ++series.counts[std::size_t(bin)]);
    }
    PlotAxis x = xAxis();
    x.lower = m_lower;
    x.upper = m_upper;
    x.grid = false;
    setXAxis(x);
    PlotAxis y = yAxis();
    y.lower = 0.0;
    y.upper = most * 1.06;
    y.kind = AxisKind::Count;
    y.zooms = false;
    setYAxis(y);
}

QString HistogramPlot::nameOf(const Series& series) const
{
    return series.classIndex < 0 ? tr("no class") : m_names.names[series.classIndex];
}

QColor HistogramPlot::colourOf(const Series& series)
{
    const Theme& theme = Theme::instance();
    return series.classIndex < 0 ? theme.tokens().muted : theme.classColour(series.classIndex);
}

void HistogramPlot::paintSeries(QPainter& painter, const PlotMap& map, const Series& series) const
{
    QPainterPath path(map.point(m_lower, 0.0));
    for (int bin = 0; bin < m_bins; ++bin) {
        path.lineTo(map.point(edge(bin), series.counts[std::size_t(bin)]));
        path.lineTo(map.point(edge(bin + 1), series.counts[std::size_t(bin)]));
    }
    path.lineTo(map.point(m_upper, 0.0));
    const QColor colour = colourOf(series);
    QColor fill = colour;
    fill.setAlphaF(float(fillOpacity));
    painter.fillPath(path, fill);
    painter.setPen(QPen(colour, outline, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(path);
}

void HistogramPlot::paintData(QPainter& painter, const PlotMap& map)
{
    for (const Series& series : m_series)
        if (series.isShown)
            paintSeries(painter, map, series);
    painter.setPen(QPen(Theme::instance().tokens().text, 2.0));
    for (const int index : m_selected)
        if (std::size_t(index) < m_values.size() && binOf(m_values[std::size_t(index)]) >= 0) {
            const double x = map.x(m_values[std::size_t(index)]);
            painter.drawLine(QPointF(x, map.area().bottom()), QPointF(x, map.area().bottom() - 8.0));
        }
}

QList<PlotLegend> HistogramPlot::legend() const
{
    QList<PlotLegend> entries;
    for (const Series& series : m_series)
        if (series.isShown)
            entries.append({nameOf(series), PlotLegend::Sample::Fill, colourOf(series), 0});
    return entries;
}

QString HistogramPlot::tipAt(const QPointF& position, const PlotMap& map) const
{
    const int bin = binOf(map.valueX(position.x()));
    if (bin < 0)
        return {};
    const int decimals = decimalsFor((m_upper - m_lower) / m_bins);
    const QString range =
        QStringLiteral("%1 … %2\t%3")
            .arg(formatNumber(edge(bin), decimals), formatNumber(edge(bin + 1), decimals), xAxis().unit);
    QString lines;
    for (const Series& series : m_series)
        if (const int here = series.counts[std::size_t(bin)]; here > 0)
            lines += QStringLiteral("\n%1\t%2").arg(formatInteger(here), nameOf(series));
    return lines.isEmpty() ? QString() : range + lines;
}

void HistogramPlot::clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers)
{
    const int bin = binOf(map.valueX(position.x()));
    QList<int> inside;
    for (std::size_t i = 0; bin >= 0 && i < m_values.size(); ++i)
        if (isShown(m_classes[i]) && binOf(m_values[i]) == bin)
            inside.append(int(i));
    if (!inside.isEmpty())
        Q_EMIT valuesClicked(inside);
}

} // namespace suara
