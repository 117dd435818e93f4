#include "widgets/lanes/LaneRuler.h"

#include "widgets/common/controls/Ticker.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <cmath>

namespace suara {

namespace {

constexpr double tickHeight = 7.0;
constexpr double barHeight = 4.0;
constexpr double tagHeight = 20.0;
constexpr double headWidth = 5.5; // of half a playhead

/// A stretch of time as a person would say it: "360 ms", "2.32 s", "1:05.2".
QString durationText(double seconds)
{
    if (seconds < 1.0)
        return QStringLiteral("%1 ms").arg(formatNumber(seconds * 1000.0, seconds < 0.01 ? 2 : 0));
    return seconds < 60.0 ? formatSeconds(seconds, 2) : formatClock(seconds, 1);
}

} // namespace

LaneRuler::LaneRuler(TimeCursor& cursor, QWidget* parent) : QWidget(parent), m_cursor(cursor)
{
    for (const auto signal : {&TimeCursor::clipChanged, &TimeCursor::viewChanged, &TimeCursor::selectionChanged})
        connect(&cursor, signal, this, qOverload<>(&QWidget::update));
    connect(&cursor, &TimeCursor::positionChanged, this, qOverload<>(&QWidget::update));
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Time ruler"));
        update();
    });
}

void LaneRuler::setGutters(const LaneGutters& gutters)
{
    m_gutters = gutters;
    update();
}

LaneGeometry LaneRuler::geometry() const
{
    LaneGeometry geometry;
    geometry.plot = QRectF(rect()).adjusted(m_gutters.left, 0.0, -m_gutters.right, 0.0);
    geometry.view = m_cursor.view();
    geometry.sampleRate = m_cursor.sampleRate();
    return geometry;
}

void LaneRuler::paintTicks(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry, const QRectF& taken)
{
    const Tokens& tokens = Theme::instance().tokens();
    if (geometry.view.isEmpty() || geometry.sampleRate <= 0)
        return;
    painter.setFont(Theme::font(Theme::Role::Tick));
    const QFontMetricsF metrics(painter.font());
    const double rate = geometry.sampleRate;
    const QList<AxisTick> ticks = axisTicks(double(geometry.view.start) / rate, double(geometry.view.end) / rate,
                                            ticksAlong(geometry.plot.width()), AxisKind::Time);
    const double step = ticks.size() > 1 ? (ticks[1].value - ticks[0].value) / 5.0 : 0.0;
    for (const AxisTick& tick : ticks) {
        const double x = std::round(geometry.x(tick.value * rate));
        painter.fillRect(QRectF(x, rect.bottom() - tickHeight, 1.0, tickHeight), tokens.edge);
        for (int small = 1; small < 5; ++small) {
            const double between = std::round(geometry.x((tick.value + small * step) * rate));
            if (step > 0.0 && between < geometry.plot.right())
                painter.fillRect(QRectF(between, rect.bottom() - 3.0, 1.0, 3.0), tokens.edge);
        }
        painter.setPen(tokens.muted);
        const double width = metrics.horizontalAdvance(tick.label);
        const double left = std::min(x + 4.0, rect.right() - width - 4.0);
        const QRectF place(left, rect.top() + 3.0, width, 16.0);
        if (!place.intersects(taken))
            painter.drawText(place, Qt::AlignVCenter | Qt::TextDontClip, tick.label);
    }
}

/// The bar along the selection; empty where none is seen.
QRectF LaneRuler::selectionBar(const LaneGeometry& geometry) const
{
    const TimeRange selection = m_cursor.selection();
    if (selection.isEmpty() || geometry.sampleRate <= 0)
        return {};
    const double left = std::max(geometry.plot.left(), std::round(geometry.x(double(selection.start))));
    const double right = std::min(geometry.plot.right(), std::round(geometry.x(double(selection.end))) + 1.0);
    return right <= left ? QRectF() : QRectF(left, height() - barHeight, right - left, barHeight);
}

QString LaneRuler::selectionText() const
{
    return durationText(m_cursor.seconds(m_cursor.selection().length()));
}

/// What says how long the selection is: before it, so that the playhead, which starts there, does not stand on it.
QRectF LaneRuler::selectionTag(const LaneGeometry& geometry) const
{
    const QRectF bar = selectionBar(geometry);
    if (bar.isEmpty())
        return {};
    const QFontMetricsF metrics(Theme::font(Theme::Role::TickStrong));
    const double width = metrics.horizontalAdvance(selectionText()) + 12.0;
    const double before = bar.left() - headWidth - 1.0 - width;
    const double left = before >= 0.0 ? before : std::min(bar.left(), double(rect().right()) - width);
    return {left, bar.top() - tagHeight, width, tagHeight};
}

void LaneRuler::paintSelection(QPainter& painter, const LaneGeometry& geometry) const
{
    const QRectF tag = selectionTag(geometry);
    if (tag.isEmpty())
        return;
    const Tokens& tokens = Theme::instance().tokens();
    painter.fillRect(selectionBar(geometry), tokens.accent);
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(tokens.accent);
    painter.drawRoundedRect(tag, 3.0, 3.0);
    painter.setPen(tokens.onAccent);
    painter.drawText(tag, Qt::AlignCenter, selectionText());
}

void LaneRuler::paintHead(QPainter& painter, const LaneGeometry& geometry) const
{
    const double x = std::round(geometry.x(double(m_cursor.position()))) + 0.5;
    if (x < geometry.plot.left() - 1.0 || x > geometry.plot.right() + 1.0)
        return;
    const double bottom = height();
    const QPolygonF head{{x - headWidth, bottom - 10.0},
                         {x + headWidth, bottom - 10.0},
                         {x + headWidth, bottom - 5.0},
                         {x, bottom},
                         {x - headWidth, bottom - 5.0}};
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(Theme::instance().tokens().halo, 1.0));
    painter.setBrush(Theme::instance().tokens().playhead);
    painter.drawPolygon(head);
}

void LaneRuler::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = Theme::instance().tokens();
    painter.fillRect(rect(), tokens.surface);
    painter.fillRect(QRect(0, height() - 1, width(), 1), tokens.border);
    const LaneGeometry now = geometry();
    if (now.view.isEmpty())
        return;
    paintTicks(painter, QRectF(rect()), now, selectionTag(now));
    paintSelection(painter, now);
    paintHead(painter, now);
}

std::int64_t LaneRuler::sampleAt(const QPointF& position) const
{
    return std::int64_t(std::llround(geometry().sample(position.x())));
}

void LaneRuler::mousePressEvent(QMouseEvent* event)
{
    if (parentWidget() != nullptr)
        parentWidget()->setFocus(Qt::MouseFocusReason);
    if (event->button() == Qt::LeftButton)
        m_cursor.setPosition(sampleAt(event->position()));
}

void LaneRuler::mouseMoveEvent(QMouseEvent* event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        m_cursor.scrub(sampleAt(event->position()));
}

void LaneRuler::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_cursor.endScrub();
}

void LaneRuler::wheelEvent(QWheelEvent* event)
{
    m_cursor.zoom(std::pow(1.25, event->angleDelta().y() / 120.0), sampleAt(event->position()));
    event->accept();
}

} // namespace suara
