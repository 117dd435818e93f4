#include "widgets/plots/HistogramPlot.h"

#include "core/learning/TableChart.h"
#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/plots/ClassLegend.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double fillOpacity = 0.22;
constexpr double stackedOpacity = 0.7;
constexpr double outline = 1.5;
constexpr double rowHeight = 0.86; // of a row, for its highest bar
constexpr std::size_t mostOverlaid = 3;
constexpr std::size_t manyChosen = 30; // are marked more finely

/// Enough digits to tell the edges of bins of this width apart.
int decimalsFor(double binWidth)
{
    return std::clamp(int(std::ceil(-std::log10(binWidth))) + 1, 0, 6);
}

} // namespace

HistogramPlot::HistogramPlot(QWidget* parent) : PlotView(parent)
{
    giveAccessibleParts(this, QAccessible::ListItem, [this] { return accessibleBars(); });
    onLanguage(this, [this] { setAxes(); });
    count();
}

void HistogramPlot::setData(std::vector<double> values, std::vector<int> classes, PlotClasses names)
{
    m_values = std::move(values);
    m_classes = std::move(classes);
    m_classes.resize(m_values.size(), -1);
    m_names = std::move(names);
    m_selected.clear();
    count();
}

void HistogramPlot::setBins(int bins, double lower, double upper)
{
    m_askedBins = std::clamp(bins, 1, 1000);
    m_askedLower = lower;
    m_askedUpper = upper;
    count();
}

void HistogramPlot::setLook(bool stacked, bool density)
{
    m_stacked = stacked;
    m_density = density;
    takeFactors();
    setAxes();
}

void HistogramPlot::setSelected(std::vector<int> indices)
{
    m_selected = std::move(indices);
    redraw();
}

bool HistogramPlot::hasRows() const
{
    return !m_stacked && m_series.size() > mostOverlaid;
}

const std::vector<int>& HistogramPlot::counts(int classIndex) const
{
    static const std::vector<int> none;
    const auto found = std::ranges::find(m_series, classIndex, &Series::classIndex);
    return found == m_series.end() ? none : found->counts;
}

void HistogramPlot::count()
{
    std::vector<double> shown;
    bool hasUnclassed = false;
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (isShown(i)) {
            shown.push_back(m_values[i]);
            hasUnclassed |= m_classes[i] < 0;
        }
    m_bins = HistogramBins(m_askedBins, m_askedLower, m_askedUpper, shown);
    std::vector<std::size_t> place(std::size_t(m_names.names.size()) + 1); // by class; the last of those without one
    m_series.clear();
    const auto add = [&](int index, std::size_t at) {
        place[at] = m_series.size();
        m_series.push_back({index, std::vector<int>(std::size_t(m_bins.count()), 0)});
    };
    for (int index = 0; index < int(m_names.names.size()); ++index)
        if (m_names.isShown(index))
            add(index, std::size_t(index));
    if (hasUnclassed)
        add(-1, place.size() - 1);
    for (std::size_t i = 0; i < m_values.size(); ++i)
        if (const int bin = m_bins.binOf(m_values[i]); bin >= 0 && isShown(i))
            ++m_series[place[m_classes[i] < 0 ? place.size() - 1 : std::size_t(m_classes[i])]].counts[std::size_t(bin)];
    takeFactors();
    setAxes();
}

void HistogramPlot::takeFactors()
{
    TableChart look;
    look.stacked = m_stacked;
    look.density = m_density;
    std::vector<std::vector<int>> counts;
    for (const Series& series : m_series)
        counts.push_back(series.counts);
    const std::vector<double> factors = densityFactors(look, counts, m_bins.width());
    for (std::size_t i = 0; i < m_series.size(); ++i)
        m_series[i].factor = factors[i];
}

/// Of the bars, or of the stacks of them.
double HistogramPlot::highest() const
{
    double most = 0.0;
    for (int bin = 0; bin < m_bins.count(); ++bin) {
        double stack = 0.0;
        for (const Series& series : m_series) {
            const double height = series.counts[std::size_t(bin)] * series.factor;
            stack = m_stacked ? stack + height : height;
            most = std::max(most, stack);
        }
    }
    return most > 0.0 ? most : 1.0;
}

void HistogramPlot::setAxes()
{
    PlotAxis x = xAxis();
    x.lower = m_bins.lower();
    x.upper = m_bins.upper();
    x.grid = hasRows();
    setXAxis(x);
    PlotAxis y = yAxis();
    y.zooms = false;
    y.grid = !hasRows();
    y.names.clear();
    y.kind = m_density ? AxisKind::Number : AxisKind::Count;
    y.title = m_density ? tr("density") : tr("clips");
    y.lower = 0.0;
    y.upper = highest() * 1.06;
    if (hasRows()) {
        const QString most =
            m_density ? formatNumber(highest(), decimalsFor(highest() / 10.0)) : formatInteger(qint64(highest()));
        y.title = m_density ? tr("density, up to %1 a row").arg(most) : tr("clips, up to %1 a row").arg(most);
        for (const Series& series : m_series)
            y.names.prepend(nameOf(series));
        y.lower = -0.5;
        y.upper = double(m_series.size()) - 0.5;
    }
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

std::vector<double> HistogramPlot::baseOf(std::size_t series) const
{
    std::vector<double> base(std::size_t(m_bins.count()), 0.0);
    if (hasRows())
        std::ranges::fill(base, double(m_series.size() - 1 - series) - 0.5);
    for (std::size_t below = 0; m_stacked && below < series; ++below)
        for (std::size_t bin = 0; bin < base.size(); ++bin)
            base[bin] += m_series[below].counts[bin] * m_series[below].factor;
    return base;
}

double HistogramPlot::unit() const
{
    return hasRows() ? rowHeight / highest() : 1.0;
}

void HistogramPlot::paintSeries(QPainter& painter, const PlotMap& map, std::size_t index) const
{
    const Series& series = m_series[index];
    const std::vector<double> base = baseOf(index);
    const double height = series.factor * unit();
    QPainterPath path(map.point(m_bins.lower(), base[0]));
    for (int bin = 0; bin < m_bins.count(); ++bin) {
        const double top = base[std::size_t(bin)] + series.counts[std::size_t(bin)] * height;
        path.lineTo(map.point(m_bins.edge(bin), top));
        path.lineTo(map.point(m_bins.edge(bin + 1), top));
    }
    for (int bin = m_bins.count() - 1; bin >= 0; --bin) { // back along what it stands on
        path.lineTo(map.point(m_bins.edge(bin + 1), base[std::size_t(bin)]));
        path.lineTo(map.point(m_bins.edge(bin), base[std::size_t(bin)]));
    }
    const QColor colour = colourOf(series);
    QColor fill = colour;
    fill.setAlphaF(float(m_stacked ? stackedOpacity : fillOpacity));
    painter.fillPath(path, fill);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, outline, Qt::SolidLine, Qt::FlatCap, Qt::MiterJoin));
    painter.drawPath(path);
}

void HistogramPlot::paintData(QPainter& painter, const PlotMap& map)
{
    for (std::size_t i = 0; i < m_series.size(); ++i)
        paintSeries(painter, map, i);
    paintSelected(painter, map);
}

void HistogramPlot::paintSelected(QPainter& painter, const PlotMap& map) const
{
    const auto foot = [&](int classIndex) {
        const auto series = std::ranges::find(m_series, classIndex, &Series::classIndex);
        return hasRows() ? map.y(double(m_series.end() - series) - 1.5) : map.area().bottom();
    };
    std::vector<QPoint> feet;
    for (const int index : m_selected)
        if (const auto i = std::size_t(index); i < m_values.size() && isShown(i) && m_bins.binOf(m_values[i]) >= 0)
            feet.push_back(QPointF(map.x(m_values[i]), foot(m_classes[i])).toPoint());
    painter.setPen(QPen(Theme::instance().tokens().text, feet.size() > manyChosen ? 1.0 : 2.0));
    for (const QPoint& at : thinned(std::move(feet)))
        painter.drawLine(at, at - QPoint(0, 8));
}

/// A class that has a row of its own is named beside it.
QList<PlotLegend> HistogramPlot::legend() const
{
    return classLegend(m_names, m_classes, PlotLegend::Sample::Fill,
                       hasRows() ? LegendClasses::HiddenOnly : LegendClasses::All);
}

QString HistogramPlot::rangeText(int bin) const
{
    const int decimals = decimalsFor(m_bins.width());
    return QStringLiteral("%1 … %2").arg(formatNumber(m_bins.edge(bin), decimals),
                                         formatNumber(m_bins.edge(bin + 1), decimals));
}

QString HistogramPlot::heightText(const Series& series, int bin) const
{
    const int here = series.counts[std::size_t(bin)];
    const double density = here * series.factor;
    return m_density ? QStringLiteral("%1 (%2)").arg(formatNumber(density, decimalsFor(density)), formatInteger(here))
                     : formatInteger(here);
}

QString HistogramPlot::tipAt(const QPointF& position, const PlotMap& map) const
{
    const int bin = m_bins.binOf(map.valueX(position.x()));
    if (bin < 0)
        return {};
    QString lines;
    const Series* row = rowAt(map.valueY(position.y()));
    for (const Series& series : m_series)
        if (series.counts[std::size_t(bin)] > 0 && (row == nullptr || row == &series))
            lines += QStringLiteral("\n%1\t%2").arg(heightText(series, bin), nameOf(series));
    return lines.isEmpty() ? QString() : rangeText(bin) + u'\t' + xAxis().unit + lines;
}

const HistogramPlot::Series* HistogramPlot::rowAt(double y) const
{
    if (!hasRows())
        return nullptr;
    const auto row = std::clamp<qsizetype>(qsizetype(std::lround(y)), 0, qsizetype(m_series.size()) - 1);
    return &m_series[m_series.size() - 1 - std::size_t(row)];
}

void HistogramPlot::choose(int bin, const Series* only, Qt::KeyboardModifiers modifiers)
{
    QList<int> inside;
    for (std::size_t i = 0; bin >= 0 && i < m_values.size(); ++i)
        if (isShown(i) && m_bins.binOf(m_values[i]) == bin && (only == nullptr || only->classIndex == m_classes[i]))
            inside.append(int(i));
    if (!inside.isEmpty())
        Q_EMIT valuesChosen(inside, modifiers);
}

void HistogramPlot::clickedAt(const QPointF& position, const PlotMap& map, Qt::KeyboardModifiers modifiers)
{
    choose(m_bins.binOf(map.valueX(position.x())), rowAt(map.valueY(position.y())), modifiers);
}

std::vector<AccessiblePart> HistogramPlot::accessibleBars()
{
    const PlotMap shown = map();
    std::vector<AccessiblePart> parts;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        const std::vector<double> base = baseOf(i);
        const int classIndex = m_series[i].classIndex;
        for (int bin = 0; bin < m_bins.count(); ++bin) {
            const int here = m_series[i].counts[std::size_t(bin)];
            if (here == 0)
                continue;
            const double foot = base[std::size_t(bin)];
            const QRectF bar(shown.point(m_bins.edge(bin), foot + here * m_series[i].factor * unit()),
                             shown.point(m_bins.edge(bin + 1), foot));
            parts.push_back({tr("%1, %2: %n clip(s)", nullptr, here).arg(nameOf(m_series[i]), rangeText(bin)), bar,
                             [this, bin, classIndex] {
                                 const Series one{classIndex, {}};
                                 choose(bin, &one, Qt::NoModifier);
                             }});
        }
    }
    return parts;
}

} // namespace suara
