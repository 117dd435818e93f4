#include "widgets/lanes/CurveLane.h"

#include "core/features/Catalog.h"
#include "widgets/common/look/Theme.h"

#include <QPainter>
#include <algorithm>

namespace suara {

namespace {

constexpr double lineWidth = 1.5;
constexpr double fillOpacity = 0.22;
constexpr double room = 0.08; // of the axis above the highest value

QColor curveColour(qsizetype index)
{
    return Theme::instance().classColour(index == 0 ? 0 : 2);
}

bool startsAtZero(const FrameCurve& curve)
{
    return !featureSpec(curve.feature).hasGaps && featureUnit(curve.feature) != u"dB";
}

} // namespace

CurveLane::CurveLane(ClipData& clipData, QWidget* parent) : ClipLane(clipData, parent) {}

void CurveLane::setTitle(std::function<QString()> title)
{
    m_title = std::move(title);
    change();
}

void CurveLane::setCurves(QList<FrameCurve> curves)
{
    m_curves = std::move(curves);
    change();
}

QString CurveLane::title() const
{
    if (m_title)
        return m_title();
    return m_curves.isEmpty() ? QString() : featureTitle(m_curves.first().feature);
}

QString CurveLane::problem() const
{
    return m_curves.isEmpty() ? QString() : whyEmpty(m_curves.first());
}

/// From zero, but for values that say nothing there: decibels, and features with gaps (a pitch).
QPair<double, double> CurveLane::limits(const FrameCurve& curve, const ClipFrames& frames)
{
    const auto upper = double(frames.highest);
    if (!startsAtZero(curve)) {
        const double margin = upper > double(frames.lowest) ? room * (upper - double(frames.lowest)) : 1.0;
        return {double(frames.lowest) - margin, upper + margin};
    }
    const double lower = std::min(0.0, double(frames.lowest));
    return {lower, upper > lower ? upper + room * (upper - lower) : lower + 1.0};
}

void CurveLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    const Tokens& tokens = Theme::instance().tokens();
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const auto values = frames(m_curves[i]);
        if (values == nullptr)
            continue;
        const auto [lower, upper] = limits(m_curves[i], *values);
        const QList<LaneTick> ticks = featureTicks(m_curves[i].feature, geometry.plot, lower, upper);
        if (i == 0)
            paintGrid(painter, geometry.plot, ticks);
        const bool twoScales = m_curves.size() > 1;
        paintTicks(painter, geometry.plot, i == 0 ? LaneSide::Left : LaneSide::Right, ticks, tokens.muted,
                   twoScales ? curveColour(i) : QColor());
    }
}

void CurveLane::paintPlot(QPainter& painter, const LaneGeometry& geometry)
{
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const auto values = frames(m_curves[i]);
        if (values == nullptr)
            continue;
        const auto [lower, upper] = limits(m_curves[i], *values);
        if (isTracks(m_curves[i].feature)) {
            const QRectF& plot = geometry.plot;
            paintDots(painter,
                      frameDots(*values, geometry,
                                [&, low = lower, high = upper](double value) {
                                    return plot.bottom() - (value - low) / (high - low) * plot.height();
                                }),
                      curveColour(i));
            continue;
        }
        FrameLineStyle style{.colour = curveColour(i), .width = lineWidth, .dashed = i > 0, .halo = {}, .fill = {}};
        style.zero = geometry.plot.bottom() + lower / (upper - lower) * geometry.plot.height();
        if (i == 0 && startsAtZero(m_curves[i])) {
            style.fill = curveColour(i);
            style.fill.setAlphaF(float(fillOpacity));
        }
        QColor pale = curveColour(i);
        pale.setAlphaF(float(fillOpacity));
        paintFrameSpread(painter, frameSpread(*values, m_curves[i].row, geometry, lower, upper), pale);
        for (const QPolygonF& line : frameLines(*values, m_curves[i].row, geometry, lower, upper))
            paintFrameLine(painter, line, style);
    }
}

QList<LaneLegend> CurveLane::legend(std::int64_t sample) const
{
    QList<LaneLegend> lines;
    const int rate = cursor() != nullptr ? cursor()->sampleRate() : 0;
    for (qsizetype i = 0; i < m_curves.size(); ++i) {
        const auto values = frames(m_curves[i]);
        lines.append({featureShortTitle(m_curves[i].feature),
                      values && rate > 0 ? frameText(m_curves[i], *values, double(sample) / rate) : QString(),
                      curveColour(i),
                      isTracks(m_curves[i].feature) ? Qt::NoPen
                      : i == 0                      ? Qt::SolidLine
                                                    : Qt::DashLine});
    }
    return lines;
}

QString CurveLane::readout(const QPointF& position, const LaneGeometry& geometry) const
{
    const double seconds = geometry.seconds(position.x());
    QString text = readoutTime(position, geometry);
    for (const FrameCurve& curve : m_curves)
        if (const auto values = frames(curve))
            text += frameReadout(curve, *values, seconds);
    return text;
}

} // namespace suara
