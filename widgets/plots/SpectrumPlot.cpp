#include "widgets/plots/SpectrumPlot.h"

#include "widgets/common/FrameLine.h"
#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/Theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace suara {

namespace {

constexpr double floorDecibels = -80.0;
constexpr double lowestHertz = 20.0; // of a logarithmic axis
constexpr double peakRange = 20.0;   // dB below the maximum within which peaks are named
constexpr double fillOpacity = 0.13;
constexpr int mostPeaks = 6;
constexpr std::size_t blockBins = 1024; // whose highest maximum is kept
constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

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
    m_blockMaxima.clear();
    for (std::size_t first = 0; first < m_magnitudes.size(); first += blockBins)
        m_blockMaxima.push_back(highestOfBins(first, std::min(first + blockBins, m_magnitudes.size())));
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

bool SpectrumPlot::isMaximum(std::size_t k) const
{
    return k > 0 && k + 1 < m_magnitudes.size() && m_magnitudes[k] > m_magnitudes[k - 1] &&
           m_magnitudes[k] >= m_magnitudes[k + 1];
}

/// The highest local maximum of bins [first, end), the first of equals; `none` if there is none.
std::size_t SpectrumPlot::highestOfBins(std::size_t first, std::size_t end) const
{
    std::size_t highest = none;
    for (std::size_t k = first; k < end; ++k)
        if ((highest == none || m_magnitudes[k] > m_magnitudes[highest]) && isMaximum(k))
            highest = k;
    return highest;
}

/// The same, by what is kept of whole blocks: there may be millions of bins.
std::size_t SpectrumPlot::highestOf(std::size_t first, std::size_t end) const
{
    std::size_t highest = none;
    const auto consider = [&](std::size_t k) {
        if (k != none && (highest == none || m_magnitudes[k] > m_magnitudes[highest]))
            highest = k;
    };
    for (std::size_t k = first; k < end;) {
        const std::size_t next = std::min(end, (k / blockBins + 1) * blockBins);
        const bool isWhole = k % blockBins == 0 && (next - k == blockBins || next == m_magnitudes.size());
        consider(isWhole ? m_blockMaxima[k / blockBins] : highestOfBins(k, next));
        k = next;
    }
    return highest;
}

std::vector<SpectrumPlot::Peak> SpectrumPlot::peaks(int most, double apart) const
{
    struct Stretch {
        std::size_t first;
        std::size_t end;
    };
    const double least = m_largest * std::pow(10.0, -peakRange / 20.0);
    const auto reach = std::size_t(std::max(1.0, std::ceil(apart / m_binHertz)));
    std::vector<Stretch> free{{0, m_magnitudes.size()}}; // of bins far enough from those that were found
    std::vector<Peak> found;
    while (int(found.size()) < most) {
        std::size_t best = none;
        for (const Stretch& stretch : free) {
            const std::size_t highest = highestOf(stretch.first, stretch.end);
            if (highest != none && (best == none || m_magnitudes[highest] > m_magnitudes[best]))
                best = highest;
        }
        if (best == none || double(m_magnitudes[best]) < least)
            break;
        found.push_back({double(best) * m_binHertz, double(m_magnitudes[best])});
        std::vector<Stretch> left;
        for (const Stretch& stretch : free) {
            left.push_back({stretch.first, std::min(stretch.end, best - std::min(best, reach - 1))});
            left.push_back({std::max(stretch.first, best + reach), stretch.end});
        }
        std::erase_if(left, [](const Stretch& stretch) { return stretch.first >= stretch.end; });
        free = std::move(left);
    }
    std::ranges::sort(found, {}, &Peak::hertz);
    return found;
}

void SpectrumPlot::paintData(QPainter& painter, const PlotMap& map)
{
    if (m_magnitudes.size() < 2)
        return;
    const auto last = m_magnitudes.size() - 1;
    const auto binAt = [&](double hertz) {
        return std::size_t(std::clamp(std::ceil(hertz / m_binHertz), 0.0, double(last)));
    };
    const auto first = std::size_t(std::clamp(std::floor(map.lowerX() / m_binHertz), 0.0, double(last)));
    const std::size_t end = binAt(map.upperX());
    QPolygonF line; // per pixel column: lowest and highest of the bins on it, or each of a few
    for (std::size_t k = std::max<std::size_t>(first, map.lowerX() > 0.0 && first == 0 ? 1 : first); k <= end;) {
        const double column = std::floor(map.x(double(k) * m_binHertz));
        const std::size_t next = std::clamp(binAt(map.valueX(column + 1.0)), k + 1, end + 1);
        if (next - k > 2) {
            const auto from = m_magnitudes.begin() + std::ptrdiff_t(k);
            const auto [lowest, highest] = std::minmax_element(from, from + std::ptrdiff_t(next - k));
            line.append({column + 0.25, map.y(shown(double(*lowest)))});
            line.append({column + 0.75, map.y(shown(double(*highest)))});
        } else {
            for (std::size_t bin = k; bin < next; ++bin)
                line.append({map.x(double(bin) * m_binHertz), map.y(shown(double(m_magnitudes[bin])))});
        }
        k = next;
    }
    const QColor colour = Theme::instance().tokens().accent;
    FrameLineStyle style{
        .colour = colour, .width = 1.25, .halo = {}, .fill = colour, .zero = map.area().bottom() + 1.0};
    style.fill.setAlphaF(float(fillOpacity));
    paintFrameLine(painter, line, style);
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
