#include "widgets/plots/SpectrumPlot.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/FrameLine.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/lanes/FrequencyAxis.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <functional>

namespace suara {

namespace {

constexpr double floorDecibels = -80.0;
constexpr double lowestHertz = 20.0; // of a logarithmic axis
constexpr double fillOpacity = 0.13;
constexpr int mostPeaks = 6;
constexpr double labelHeight = 28.0; // two lines
constexpr int marginAbove = 34;      // over the plot

void paintName(QPainter& painter, const QRectF& place, const QString& hertz, const QString& note)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.setPen(tokens.text);
    painter.drawText(place, Qt::AlignTop | Qt::AlignHCenter | Qt::TextDontClip, hertz);
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(tokens.muted);
    painter.drawText(place, Qt::AlignBottom | Qt::AlignHCenter | Qt::TextDontClip, note);
}

} // namespace

SpectrumPlot::SpectrumPlot(QWidget* parent) : PlotView(parent)
{
    setTopMargin(marginAbove);
    onLanguage(this, [this] { updateAxes(); });
}

void SpectrumPlot::setSpectrum(std::vector<float> magnitudes, double binHertz)
{
    m_magnitudes = std::move(magnitudes);
    m_binHertz = binHertz;
    m_largest = m_magnitudes.empty() ? 0.0 : double(*std::max_element(m_magnitudes.begin(), m_magnitudes.end()));
    m_peaks = SpectralPeaks(m_magnitudes, binHertz);
    updateAxes();
}

void SpectrumPlot::clear(const QString& why)
{
    m_whyEmpty = why;
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
    const bool isEmpty = m_magnitudes.empty();
    x.grid = !isEmpty;
    x.names = isEmpty ? QStringList{QString()} : QStringList(); // no numbers along what is not there
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
    y.grid = x.grid;
    y.names = x.names;
    y.zooms = false;
    setYAxis(y);
}

double SpectrumPlot::shown(double magnitude) const
{
    if (!m_decibels)
        return magnitude;
    return m_largest > 0.0 ? 20.0 * std::log10(std::max(magnitude / m_largest, 1e-12)) : floorDecibels;
}

std::vector<SpectralPeak> SpectrumPlot::peaks(int most, double apart) const
{
    return m_peaks.highest(most, apart);
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
    const double highest = area.top() - marginAbove;
    const double inside = std::clamp(dot.x() - width / 2.0, area.left() - 24.0, area.right() + 12.0 - width);
    const QRectF above(inside, dot.y() - 8.0 - labelHeight, width, labelHeight);
    if (above.top() >= highest)
        return above;
    const double left = dot.x() + 8.0 + width <= area.right() ? dot.x() + 8.0 : dot.x() - 8.0 - width;
    return {left, std::max(dot.y() - labelHeight / 2.0, highest), width, labelHeight};
}

/// The highest peak first: a name that would touch one that stands already is left out, its dot stays.
void SpectrumPlot::paintOver(QPainter& painter, const PlotMap& map)
{
    if (m_magnitudes.empty()) {
        painter.setFont(Theme::font(Theme::Role::Secondary));
        painter.setPen(Theme::instance().tokens().muted);
        painter.drawText(map.area(), Qt::AlignCenter | Qt::TextWordWrap, m_whyEmpty);
        return;
    }
    std::vector<SpectralPeak> found = peaks(mostPeaks, 0.05 * (map.upperX() - map.lowerX()));
    std::ranges::stable_sort(found, std::ranges::greater{}, &SpectralPeak::magnitude);
    std::vector<QRectF> names;
    for (const SpectralPeak& peak : found) {
        const QPointF at = map.point(peak.hertz, shown(peak.magnitude));
        if (!map.area().adjusted(-1, -1, 1, 1).contains(at))
            continue;
        const QString hertz = formatHertz(peak.hertz, peak.hertz < 1000.0 ? 1 : 0);
        const QString note = noteName(peak.hertz);
        const double width = std::max(QFontMetricsF(Theme::font(Theme::Role::TickStrong)).horizontalAdvance(hertz),
                                      QFontMetricsF(Theme::font(Theme::Role::Tick)).horizontalAdvance(note));
        const QRectF name = peakLabel(at, width, map.area());
        const auto touches = [&](const QRectF& other) {
            return other.adjusted(-8, 0, 8, 0).intersects(name);
        };
        if (std::ranges::none_of(names, touches)) {
            names.push_back(name);
            paintName(painter, name, hertz, note);
        }
        painter.setPen(QPen(Theme::instance().tokens().canvas, 1.5));
        painter.setBrush(Theme::instance().tokens().overlay);
        painter.drawEllipse(at, 3.75, 3.75);
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
    const double hertz = double(bin) * m_binHertz;
    return QStringLiteral("%1\t%2\n%3\t%4\n%5\t%6")
        .arg(formatHertz(hertz, 1), noteName(hertz), decibels, tr("below the maximum"),
             formatNumber(magnitude, magnitude < 10.0 ? 4 : 1), tr("bin %1").arg(formatInteger(bin)));
}

} // namespace suara
