#include "widgets/plots/SpectrumPlot.h"

#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double floorDecibels = -80.0;
constexpr double lowestHertz = 20.0; // of a logarithmic axis
constexpr double peakRange = 20.0;   // dB below the maximum within which peaks are named
constexpr double fillOpacity = 0.13;
constexpr int mostPeaks = 6;

} // namespace

SpectrumPlot::SpectrumPlot(QWidget* parent) : PlotView(parent)
{
    onLanguage(this, [this] { updateAxes(); });
}

void SpectrumPlot::setSpectrum(std::vector<float> magnitudes, double binHertz)
{
    m_magnitudes = std::move(magnitudes);
    m_binHertz = binHertz;
    m_largest = m_magnitudes.empty() ? 0.0 : double(*std::max_element(m_magnitudes.begin(), m_magnitudes.end()));
    updateAxes();
}

void SpectrumPlot::clear()
{
    setSpectrum({}, 1.0);
}

void SpectrumPlot::setDecibels(bool decibels)
{
    m_decibels = decibels;
    updateAxes();
}

void SpectrumPlot::setLogarithmic(bool logarithmic)
{
    m_logarithmic = logarithmic;
    updateAxes();
}

void SpectrumPlot::showFirstBins(int bins)
{
    showX(xAxis().lower, std::max(1, bins) * m_binHertz);
}

void SpectrumPlot::updateAxes()
{
    PlotAxis x = xAxis();
    x.title = tr("Frequency");
    x.unit = QStringLiteral("Hz");
    x.upper = m_magnitudes.size() > 1 ? double(m_magnitudes.size() - 1) * m_binHertz : 1.0;
    x.logarithmic = m_logarithmic && x.upper > 2.0 * lowestHertz;
    x.lower = x.logarithmic ? std::max(lowestHertz, m_binHertz) : 0.0;
    x.logarithmic = x.logarithmic && x.upper > x.lower;
    setXAxis(x);
    PlotAxis y = yAxis();
    y.title = m_decibels ? tr("dB re max") : tr("|FFT|");
    y.lower = m_decibels ? floorDecibels : 0.0;
    y.upper = m_decibels ? 4.0 : (m_largest > 0.0 ? m_largest * 1.08 : 1.0);
    y.kind = m_decibels ? AxisKind::Decibel : AxisKind::Number;
    y.zooms = false;
    setYAxis(y);
}

double SpectrumPlot::shown(double magnitude) const
{
    if (!m_decibels)
        return magnitude;
    return m_largest > 0.0 ? 20.0 * std::log10(std::max(magnitude / m_largest, 1e-12)) : floorDecibels;
}

std::vector<SpectrumPlot::Peak> SpectrumPlot::peaks(int most, double apart) const
{
    const double least = m_largest * std::pow(10.0, -peakRange / 20.0);
    std::vector<std::size_t> maxima;
    for (std::size_t k = 1; k + 1 < m_magnitudes.size(); ++k)
        if (m_magnitudes[k] > m_magnitudes[k - 1] && m_magnitudes[k] >= m_magnitudes[k + 1] &&
            double(m_magnitudes[k]) >= least)
            maxima.push_back(k);
    std::stable_sort(maxima.begin(), maxima.end(),
                     [this](std::size_t a, std::size_t b) { return m_magnitudes[a] > m_magnitudes[b]; });
    std::vector<Peak> found;
    for (const std::size_t k : maxima) {
        const Peak peak{double(k) * m_binHertz, double(m_magnitudes[k])};
        const bool alone = std::none_of(found.begin(), found.end(),
                                        [&](const Peak& other) { return std::abs(other.hertz - peak.hertz) < apart; });
        if (alone)
            found.push_back(peak);
        if (int(found.size()) >= most)
            break;
    }
    std::sort(found.begin(), found.end(), [](const Peak& a, const Peak& b) { return a.hertz < b.hertz; });
    return found;
}

void SpectrumPlot::paintData(QPainter& painter, const PlotMap& map)
{
    if (m_magnitudes.size() < 2)
        return;
    const auto last = m_magnitudes.size() - 1;
    const auto first = std::size_t(std::clamp(std::floor(map.lowerX() / m_binHertz), 0.0, double(last)));
    const auto end = std::size_t(std::clamp(std::ceil(map.upperX() / m_binHertz), 0.0, double(last)));
    QPolygonF line; // per pixel column: first, lowest, highest and last of the bins on it
    for (std::size_t k = std::max<std::size_t>(first, map.lowerX() > 0.0 && first == 0 ? 1 : first); k <= end;) {
        const double x = map.x(double(k) * m_binHertz);
        const double column = std::floor(x);
        float lowest = m_magnitudes[k];
        float highest = lowest;
        std::size_t next = k + 1;
        for (; next <= end && std::floor(map.x(double(next) * m_binHertz)) == column; ++next) {
            lowest = std::min(lowest, m_magnitudes[next]);
            highest = std::max(highest, m_magnitudes[next]);
        }
        if (next - k > 2) {
            line.append({column + 0.25, map.y(shown(double(lowest)))});
            line.append({column + 0.75, map.y(shown(double(highest)))});
        } else {
            for (std::size_t bin = k; bin < next; ++bin)
                line.append({map.x(double(bin) * m_binHertz), map.y(shown(double(m_magnitudes[bin])))});
        }
        k = next;
    }
    if (line.isEmpty())
        return;
    QPolygonF area = line;
    area.append({line.last().x(), map.area().bottom() + 1.0});
    area.append({line.first().x(), map.area().bottom() + 1.0});
    const QColor colour = Theme::instance().tokens().accent;
    QColor fill = colour;
    fill.setAlphaF(float(fillOpacity));
    painter.setPen(Qt::NoPen);
    painter.setBrush(fill);
    painter.drawPolygon(area);
    painter.setPen(QPen(colour, 1.25, Qt::SolidLine, Qt::FlatCap, Qt::RoundJoin));
    painter.drawPolyline(line);
}

/// Over its dot, or beside it where there is no room above.
QRectF SpectrumPlot::peakLabel(const QPointF& dot, double width, const QRectF& area)
{
    constexpr double height = 14.0;
    const QRectF above(dot.x() - width / 2.0, dot.y() - 8.0 - height, width, height);
    if (above.top() >= area.top() - height) // the margin over the plot
        return above;
    const double left = dot.x() + 8.0 + width <= area.right() ? dot.x() + 8.0 : dot.x() - 8.0 - width;
    return {left, std::max(dot.y() - height / 2.0, area.top() - height), width, height};
}

void SpectrumPlot::paintOver(QPainter& painter, const PlotMap& map)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    const QFontMetricsF metrics(painter.font());
    const double apart = 0.05 * (map.upperX() - map.lowerX());
    double freeFrom = map.area().left() - 24.0;
    for (const Peak& peak : peaks(mostPeaks, apart)) {
        const QPointF at = map.point(peak.hertz, shown(peak.magnitude));
        if (!map.area().adjusted(-1, -1, 1, 1).contains(at))
            continue;
        painter.setPen(QPen(tokens.canvas, 1.5));
        painter.setBrush(tokens.overlay);
        painter.drawEllipse(at, 3.75, 3.75);
        const QString text = formatHertz(peak.hertz);
        const QRectF label = peakLabel(at, metrics.horizontalAdvance(text), map.area());
        if (label.left() < freeFrom + 8.0)
            continue; // the dot stays, its name would touch the one before
        freeFrom = label.right();
        painter.setPen(tokens.text);
        painter.drawText(label, Qt::AlignCenter | Qt::TextDontClip, text);
    }
}

QString SpectrumPlot::tipAt(const QPointF& position, const PlotMap& map) const
{
    const auto bin = std::llround(map.valueX(position.x()) / m_binHertz);
    if (bin < 0 || bin >= std::int64_t(m_magnitudes.size()))
        return {};
    const double magnitude = double(m_magnitudes[std::size_t(bin)]);
    const QString decibels =
        m_largest > 0.0 && magnitude > 0.0 ? formatDecibel(20.0 * std::log10(magnitude / m_largest), 1) : QString();
    return QStringLiteral("%1\t%2\n%3\t%4")
        .arg(formatHertz(double(bin) * m_binHertz, 1), tr("bin %1").arg(formatInteger(bin)), decibels,
             formatNumber(magnitude, magnitude < 10.0 ? 4 : 1));
}

} // namespace suara
