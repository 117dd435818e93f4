#include "widgets/lanes/WaveformLane.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/ClipData.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <utility>

namespace suara {

namespace {

constexpr double lineBelow = 2.0;  // samples a pixel below which samples are joined by a line
constexpr double curveBelow = 0.2; // below which it is stroked, which takes long where it has many points
constexpr double dotsBelow = 0.12; // and below which each has its dot
constexpr double overlayWidth = 1.75;
constexpr double haloOpacity = 0.85;
constexpr double overlayRoom = 0.06; // of the axis above and below a normalised curve

/// "−0.2563", of several samples "−0.237 … 0.140"; "" of none.
QString amplitudeText(const std::vector<Peak>& value)
{
    if (value.empty())
        return {};
    const auto [lowest, highest] = std::pair(double(value[0].minimum), double(value[0].maximum));
    return lowest == highest ? formatNumber(lowest, 4)
                             : QStringLiteral("%1 … %2").arg(formatNumber(lowest, 3), formatNumber(highest, 3));
}

} // namespace

WaveformLane::WaveformLane(ClipData& clipData, QWidget* parent) : ClipLane(clipData, parent) {}

void WaveformLane::setOverlay(const std::optional<FrameCurve>& curve, bool normalised)
{
    m_overlay = curve;
    m_normalised = normalised;
    invalidate();
}

std::shared_ptr<const ClipFrames> WaveformLane::overlayFrames() const
{
    return m_overlay ? frames(*m_overlay) : nullptr;
}

WaveformLane::Limits WaveformLane::overlayLimits(const ClipFrames& frames) const
{
    Limits limits{m_normalised ? double(frames.lowest) : std::min(0.0, double(frames.lowest)), double(frames.highest)};
    if (!(limits.upper > limits.lower))
        limits.upper = limits.lower + 1.0;
    const double room = overlayRoom * (limits.upper - limits.lower);
    return {limits.lower - room, limits.upper + room};
}

void WaveformLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    const Tokens& tokens = Theme::instance().tokens();
    const QList<LaneTick> ticks = laneTicks(geometry.plot, -1.0, 1.0);
    paintGrid(painter, geometry.plot, ticks);
    paintTicks(painter, geometry.plot, LaneSide::Left, ticks, tokens.muted);
    if (const auto frames = overlayFrames()) {
        const Limits limits = overlayLimits(*frames);
        paintTicks(painter, geometry.plot, LaneSide::Right,
                   featureTicks(m_overlay->feature, geometry.plot, limits.lower, limits.upper), tokens.overlay);
    }
}

void WaveformLane::paintPlot(QPainter& painter, const LaneGeometry& geometry)
{
    if (clip() == 0)
        return;
    m_drawn = paintSamples(painter, geometry) || paintPyramid(painter, geometry);
    paintOverlay(painter, geometry);
}

QString WaveformLane::problem() const
{
    return m_drawn ? QString() : whyEmpty(data().problem(clip()));
}

bool WaveformLane::paintSamples(QPainter& painter, const LaneGeometry& geometry) const
{
    const double scale = drawsPixels(painter) ? painter.device()->devicePixelRatioF() : 1.0;
    if (geometry.samplesPerPixel() / scale >= double(PeakPyramid::baseSamples))
        return false;
    const auto block = data().samples(clip(), geometry.view);
    if (block == nullptr)
        return false;
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF& plot = geometry.plot;
    if (geometry.samplesPerPixel() >= lineBelow) {
        const double start = double(geometry.view.start - block->first);
        const std::vector<Peak> peaks = samplePeaks(block->values, start, start + double(geometry.view.length()),
                                                    int(std::ceil(plot.width() * scale)));
        paintPeaks(painter, plot, peaks, tokens.wave, m_overlay ? QColor() : tokens.rms);
        return true;
    }
    QPolygonF line;
    const std::int64_t first = std::max(block->first, geometry.view.start - 1);
    const std::int64_t last = std::min(block->end(), geometry.view.end + 1);
    for (std::int64_t s = first; s < last; ++s)
        line.append({geometry.x(double(s)),
                     plot.center().y() - double(block->values[std::size_t(s - block->first)]) * plot.height() / 2.0});
    const QColor& colour = m_overlay ? tokens.wave : tokens.rms;
    if (geometry.samplesPerPixel() >= curveBelow) {
        paintFrameLine(painter, line, {.colour = colour, .halo = {}, .fill = {}});
        return true;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1.5));
    painter.drawPolyline(line);
    if (geometry.samplesPerPixel() < dotsBelow) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        for (const QPointF& point : line)
            painter.drawEllipse(point, 3.0, 3.0);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    return true;
}

bool WaveformLane::paintPyramid(QPainter& painter, const LaneGeometry& geometry) const
{
    const auto pyramid = data().peaksSoFar(clip());
    if (pyramid == nullptr)
        return false;
    const double scale = drawsPixels(painter) ? painter.device()->devicePixelRatioF() : 1.0;
    std::vector<Peak> peaks;
    pyramid->peaks(double(geometry.view.start), double(geometry.view.end),
                   int(std::ceil(geometry.plot.width() * scale)), peaks);
    const double known = geometry.x(double(pyramid->samples())) - geometry.plot.left(); // of a clip that is being read
    QRectF plot = geometry.plot;
    if (known < plot.width()) {
        const double step = plot.width() / double(peaks.size());
        peaks.resize(std::size_t(std::max(0.0, known / step)));
        plot.setWidth(step * double(peaks.size()));
    }
    const Tokens& tokens = Theme::instance().tokens();
    paintPeaks(painter, plot, peaks, tokens.wave, m_overlay ? QColor() : tokens.rms);
    return true;
}

void WaveformLane::paintOverlay(QPainter& painter, const LaneGeometry& geometry) const
{
    const auto frames = overlayFrames();
    if (frames == nullptr)
        return;
    const Limits limits = overlayLimits(*frames);
    const Tokens& tokens = Theme::instance().tokens();
    FrameLineStyle style{.colour = tokens.overlay, .width = overlayWidth, .halo = tokens.canvas, .fill = {}};
    style.halo.setAlphaF(float(haloOpacity));
    for (const QPolygonF& line : frameLines(*frames, m_overlay->row, geometry, limits.lower, limits.upper))
        paintFrameLine(painter, line, style);
}

QList<LaneLegend> WaveformLane::legend(std::int64_t sample) const
{
    const Tokens& tokens = Theme::instance().tokens();
    QList<LaneLegend> lines{{title(), amplitudeText(valueAt(sample)), tokens.wave, Qt::NoPen}};
    if (m_overlay) {
        const auto frames = overlayFrames();
        const int rate = cursor() != nullptr ? cursor()->sampleRate() : 0;
        const auto value =
            frames && rate > 0 ? frameValue(*frames, m_overlay->row, double(sample) / rate) : std::nullopt;
        lines.append({featureShortTitle(m_overlay->feature),
                      value ? featureText(m_overlay->feature, *value) : QString(), tokens.overlay});
    }
    return lines;
}

/// The sample under the pointer, whatever the zoom; in clips that are not held in memory the 256 samples round it.
std::vector<Peak> WaveformLane::valueAt(std::int64_t sample) const
{
    std::vector<Peak> value;
    if (cursor() == nullptr || sample < 0 || sample >= cursor()->length())
        return value;
    if (cursor()->length() <= ClipData::wholeClip) {
        if (const auto block = data().samples(clip(), {sample, sample + 1}))
            value = samplePeaks(block->values, double(sample - block->first), double(sample - block->first + 1), 1);
    } else if (const auto pyramid = data().peaks(clip())) {
        const auto first = double(sample - sample % PeakPyramid::baseSamples);
        pyramid->peaks(first, first + double(PeakPyramid::baseSamples), 1, value);
    }
    return value;
}

QString WaveformLane::readout(const QPointF& position, const LaneGeometry& geometry) const
{
    const double seconds = geometry.seconds(position.x());
    QString text = readoutTime(position, geometry);
    const std::vector<Peak> value = valueAt(std::int64_t(std::floor(geometry.sample(position.x()))));
    if (!value.empty()) {
        const double largest = double(std::max(std::abs(value[0].minimum), std::abs(value[0].maximum)));
        const QString level =
            largest > 0.0 ? QStringLiteral("%1 dBFS").arg(formatNumber(20.0 * std::log10(largest), 1)) : QString();
        text += QStringLiteral("\n%1\t%2").arg(amplitudeText(value), level);
    }
    if (const auto frames = overlayFrames())
        if (const auto overlaid = frameValue(*frames, m_overlay->row, seconds))
            text += QStringLiteral("\n%1\t%2")
                        .arg(featureText(m_overlay->feature, *overlaid), featureDetail(m_overlay->feature, *overlaid));
    return text;
}

} // namespace suara
