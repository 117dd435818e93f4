#include "widgets/lanes/Lane.h"

#include "widgets/common/controls/ReadOut.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Numbers.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double padding = 8.0;       // above and below the plot
constexpr double strip = 18.0;        // name and legend over the plot when compact
constexpr double dragDistance = 4.0;  // px before a press becomes a drag
constexpr double edgeReach = 4.0;     // px from which an edge of the selection is taken
constexpr double wheelZoom = 1.25;    // per notch
constexpr double wheelScroll = 0.1;   // of the view, per notch
constexpr double playheadReach = 4.0; // px beside the playhead that change with it
constexpr double selectionOpacity = 0.13;
constexpr double legendSample = 14.0;

/// The nearest device pixel, so that hairlines stay sharp at every scale.
double snapped(double x, const QPainter& painter)
{
    const double scale = painter.device()->devicePixelRatioF();
    return std::round(x * scale) / scale;
}

void paintLegendSample(QPainter& painter, const QPointF& at, const LaneLegend& line)
{
    if (line.pen == Qt::NoPen) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(line.colour);
        painter.drawRoundedRect(QRectF(at.x() + 1.0, at.y() - 5.0, 10.0, 10.0), 2.0, 2.0);
        return;
    }
    QPen pen(line.colour, 2.0, Qt::SolidLine, Qt::FlatCap);
    if (line.pen == Qt::DashLine)
        pen.setDashPattern({3.0, 1.0});
    painter.setPen(pen);
    painter.drawLine(at, at + QPointF(legendSample, 0.0));
}

} // namespace

double LaneGeometry::x(double sample) const
{
    return view.isEmpty() ? plot.left()
                          : plot.left() + (sample - double(view.start)) / double(view.length()) * plot.width();
}

double LaneGeometry::sample(double atX) const
{
    return plot.width() > 0 ? double(view.start) + (atX - plot.left()) / plot.width() * double(view.length())
                            : double(view.start);
}

Lane::Lane(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    giveAccessibleParts(this, QAccessible::StaticText, [this] { return headParts(); });
    onTheme(this, [this] { invalidate(); });
}

Lane::~Lane() = default;

void Lane::attach(TimeCursor* cursor, const LaneGutters& gutters)
{
    if (m_cursor != cursor) {
        if (m_cursor != nullptr)
            m_cursor->disconnect(this);
        m_cursor = cursor;
        connect(cursor, &TimeCursor::clipChanged, this, &Lane::invalidate);
        connect(cursor, &TimeCursor::viewChanged, this, &Lane::invalidate);
        connect(cursor, &TimeCursor::selectionChanged, this, qOverload<>(&QWidget::update));
        connect(cursor, &TimeCursor::positionChanged, this, &Lane::updatePlayhead);
    }
    m_gutters = gutters;
    invalidate();
}

LaneGeometry Lane::geometryFor(const QRectF& rect, TimeRange view, int sampleRate, const LaneGutters& gutters,
                               bool plain) const
{
    LaneGeometry geometry;
    geometry.view = view;
    geometry.sampleRate = sampleRate;
    geometry.compact = gutters.compact;
    geometry.plot = rect;
    if (plain)
        return geometry;
    const double vertical = hasPadding() ? padding : 0.0;
    const double top = hasPadding() && gutters.compact ? strip + 6.0 : vertical;
    geometry.plot.adjust(gutters.left, top, -gutters.right, -vertical);
    return geometry;
}

LaneGeometry Lane::laneGeometry() const
{
    const TimeRange view = m_cursor != nullptr ? m_cursor->view() : TimeRange{};
    return geometryFor(QRectF(rect()), view, m_cursor != nullptr ? m_cursor->sampleRate() : 0, m_gutters, false);
}

void Lane::drawPicture(QPainter& painter, const QRectF& rect, TimeRange view, int sampleRate,
                       const LaneGutters& gutters, bool plain)
{
    painter.save();
    const LaneGeometry geometry = geometryFor(rect, view, sampleRate, gutters, plain);
    paintStatic(painter, rect, geometry, plain);
    if (!plain)
        paintGutter(painter, rect, geometry);
    painter.restore();
}

void Lane::invalidate()
{
    m_cacheIsGood = false;
    if (m_cursor != nullptr && !title().isEmpty()) // attached, so it is whole and knows its title
        setAccessibleName(title());
    update();
}

/// What stands in the lane's head, with the values at the playhead, for who cannot see it.
std::vector<AccessiblePart> Lane::headParts() const
{
    std::vector<AccessiblePart> parts;
    for (const QString& line : details().split(u'\n', Qt::SkipEmptyParts))
        parts.push_back({line, QRectF(rect()), {}});
    if (m_cursor != nullptr)
        for (const LaneLegend& line : legend(m_cursor->position()))
            parts.push_back({line.value.isEmpty() ? line.name : line.name + u' ' + line.value, QRectF(rect()), {}});
    return parts;
}

void Lane::paintAxes(QPainter&, const LaneGeometry&) {}

QList<LaneLegend> Lane::legend(std::int64_t) const
{
    return {};
}

QString Lane::readout(const QPointF&, const LaneGeometry&) const
{
    return {};
}

void Lane::paintStatic(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry, bool plain)
{
    painter.fillRect(rect, Theme::instance().tokens().canvas);
    if (geometry.plot.width() < 1.0 || geometry.plot.height() < 1.0)
        return;
    painter.save();
    if (!plain)
        paintAxes(painter, geometry);
    painter.setClipRect(geometry.plot, Qt::IntersectClip);
    if (!geometry.view.isEmpty())
        paintPlot(painter, geometry);
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(geometry.plot, Qt::AlignCenter | Qt::TextWordWrap, problem());
    painter.restore();
}

void Lane::paintGutter(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const
{
    if (geometry.compact)
        paintStrip(painter, rect, geometry);
    else
        paintSideGutter(painter, rect, geometry);
}

void Lane::paintStrip(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const double middle = rect.top() + 4.0 + strip / 2.0;
    double x = geometry.plot.left() + 8.0; // clear of a playhead at the start
    const auto write = [&](const QString& text, const QFont& font, const QColor& colour) {
        painter.setFont(font);
        painter.setPen(colour);
        const double width = QFontMetricsF(font).horizontalAdvance(text);
        painter.drawText(QRectF(x, middle - 10.0, width, 20.0), Qt::AlignVCenter | Qt::TextDontClip, text);
        x += width;
    };
    painter.setRenderHint(QPainter::Antialiasing);
    const QList<LaneLegend> lines = legend(m_cursor != nullptr ? m_cursor->position() : 0);
    if (lines.isEmpty() || lines.first().name != title()) {
        write(title(), Theme::font(Theme::Role::SecondaryStrong), tokens.text);
        x += 10.0;
        write(details().section(QLatin1Char('\n'), 0, 0), Theme::font(Theme::Role::Secondary), tokens.muted);
        x += 10.0;
    }
    for (const LaneLegend& line : lines) {
        paintLegendSample(painter, {x, middle}, line);
        x += legendSample + 6.0;
        write(line.name, Theme::font(Theme::Role::Secondary), tokens.text);
        x += 6.0;
        write(line.value, Theme::font(Theme::Role::Secondary), tokens.text);
        x += 16.0;
    }
}

void Lane::paintSideGutter(QPainter& painter, const QRectF& rect, const LaneGeometry& geometry) const
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setRenderHint(QPainter::Antialiasing);
    const double left = rect.left() + 16.0;
    const double width = geometry.plot.left() - left - 46.0; // the tick labels stand there
    const QFontMetricsF metrics(Theme::font(Theme::Role::Secondary));
    double y = rect.top() + padding + 1.0;
    const auto write = [&](double x, const QString& text, const QFont& font, const QColor& colour) {
        painter.setFont(font);
        painter.setPen(colour);
        painter.drawText(QRectF(x, y, std::max(width, 40.0), 16.0), Qt::AlignVCenter | Qt::TextDontClip, text);
    };
    write(left, title(), Theme::font(Theme::Role::SecondaryStrong), tokens.text);
    y += 17.0;
    const QStringList muted = details().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    for (const QString& line : muted) {
        write(left, line, Theme::font(Theme::Role::Secondary), tokens.muted);
        y += 16.0;
    }
    for (const LaneLegend& line : legend(m_cursor != nullptr ? m_cursor->position() : 0)) {
        const QString name = line.name == title() ? QString() : line.name;
        if (y + 16.0 > rect.bottom() || (name.isEmpty() && line.value.isEmpty()))
            continue;
        paintLegendSample(painter, {left, y + 8.0}, line);
        const double nameX = left + legendSample + 6.0;
        write(nameX, name, Theme::font(Theme::Role::Secondary), tokens.muted);
        const double beside = name.isEmpty() ? nameX : nameX + metrics.horizontalAdvance(name) + 6.0;
        const bool fits = name.isEmpty() || beside + metrics.horizontalAdvance(line.value) <= left + width + 8.0;
        if (!fits)
            y += 16.0;
        write(fits ? beside : nameX, line.value, Theme::font(Theme::Role::Secondary), tokens.text);
        y += 16.0;
    }
}

void Lane::paintSelection(QPainter& painter, const LaneGeometry& geometry) const
{
    const TimeRange selection = m_cursor->selection();
    if (selection.isEmpty() || !showsSelection())
        return;
    const Tokens& tokens = Theme::instance().tokens();
    const double pixel = 1.0;
    const double left = snapped(geometry.x(double(selection.start)), painter);
    const double right = std::max(left + pixel, snapped(geometry.x(double(selection.end)), painter));
    const QRectF whole(QPointF(left, 0.0), QPointF(right, height()));
    QColor fill = tokens.accent;
    fill.setAlphaF(float(selectionOpacity));
    const QRectF plotColumn(geometry.plot.left(), 0.0, geometry.plot.width(), height());
    if (!isColourMap()) {
        painter.fillRect(whole & plotColumn, fill);
    } else { // never tint a colour map: only what is above and below it
        painter.fillRect(QRectF(left, 0.0, right - left, geometry.plot.top()) & plotColumn, fill);
        painter.fillRect(QRectF(left, geometry.plot.bottom(), right - left, height()) & plotColumn, fill);
    }
    for (const double x : {left, right}) {
        if (x < geometry.plot.left() || x > geometry.plot.right())
            continue;
        painter.fillRect(QRectF(x, 0.0, pixel, height()), tokens.accent);
        if (isColourMap())
            painter.fillRect(QRectF(x, geometry.plot.top(), pixel, geometry.plot.height()), mapLine());
    }
}

QColor Lane::mapLine() const
{
    const Tokens& tokens = Theme::instance().tokens();
    return isOnWhite() ? tokens.mapHalo : tokens.mapLine;
}

QColor Lane::mapHalo() const
{
    const Tokens& tokens = Theme::instance().tokens();
    return isOnWhite() ? tokens.mapLine : tokens.mapHalo;
}

void Lane::paintPlayhead(QPainter& painter, const LaneGeometry& geometry) const
{
    const double x = snapped(geometry.x(double(m_cursor->position())), painter);
    if (x < geometry.plot.left() - 0.5 || x > geometry.plot.right() + 0.5)
        return;
    const Tokens& tokens = Theme::instance().tokens();
    const auto line = [&](double top, double bottom, const QColor& colour, QColor halo, double opacity) {
        halo.setAlphaF(float(opacity));
        painter.fillRect(QRectF(x - 1.0, top, 1.0, bottom - top), halo);
        painter.fillRect(QRectF(x + 1.0, top, 1.0, bottom - top), halo);
        painter.fillRect(QRectF(x, top, 1.0, bottom - top), colour);
    };
    line(0.0, height(), tokens.playhead, tokens.halo, 0.6);
    if (isColourMap())
        line(geometry.plot.top(), geometry.plot.bottom(), mapLine(), mapHalo(), 0.55);
}

void Lane::paintPointer(QPainter& painter, const LaneGeometry& geometry) const
{
    if (!m_pointerInside || m_dragging || !geometry.plot.contains(m_pointer))
        return;
    const QString text = readout(m_pointer, geometry);
    if (text.isEmpty())
        return;
    QPen pen(isColourMap() ? mapLine() : Theme::instance().tokens().muted, 1.0);
    pen.setDashPattern({3.0, 3.0});
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setPen(pen);
    const QPointF at(std::round(m_pointer.x()), std::round(m_pointer.y()));
    painter.drawLine(QPointF(at.x(), geometry.plot.top()), QPointF(at.x(), geometry.plot.bottom()));
    if (readsHeight())
        painter.drawLine(QPointF(geometry.plot.left(), at.y()), QPointF(geometry.plot.right(), at.y()));
    paintReadOut(painter, m_pointer, QRectF(rect()).adjusted(2, 2, -2, -2), text);
}

void Lane::paintEvent(QPaintEvent* event)
{
    const double scale = devicePixelRatioF();
    const LaneGeometry geometry = laneGeometry();
    if (!m_cacheIsGood || m_cache.devicePixelRatioF() != scale || m_cache.size() != size() * scale) {
        if (m_cache.size() != size() * scale || m_cache.devicePixelRatioF() != scale)
            m_cache = QPixmap((QSizeF(size()) * scale).toSize());
        m_cache.setDevicePixelRatio(scale);
        QPainter painter(&m_cache);
        paintStatic(painter, QRectF(rect()), geometry, false);
        m_cacheIsGood = true;
    }
    QPainter painter(this);
    const QRectF area(event->rect());
    painter.drawPixmap(area, m_cache, QRectF(area.topLeft() * scale, area.size() * scale));
    if (m_cursor == nullptr)
        return;
    painter.save();
    paintGutter(painter, QRectF(rect()), geometry);
    painter.restore();
    if (geometry.view.isEmpty())
        return;
    paintSelection(painter, geometry);
    paintPlayhead(painter, geometry);
    paintOver(painter, geometry);
    paintPointer(painter, geometry);
}

void Lane::paintOver(QPainter&, const LaneGeometry&) {}

void Lane::updatePlayhead()
{
    const LaneGeometry geometry = laneGeometry();
    const auto touch = [&](double x) {
        if (x >= geometry.plot.left() - playheadReach && x <= geometry.plot.right() + playheadReach)
            update(QRectF(x - playheadReach, 0, 2 * playheadReach, height()).toAlignedRect());
    };
    touch(m_drawnPlayhead);
    m_drawnPlayhead = geometry.x(double(m_cursor->position()));
    touch(m_drawnPlayhead);
    update(geometry.compact ? QRect(0, 0, width(), int(geometry.plot.top()))
                            : QRect(0, 0, int(geometry.plot.left()), height()));
}

void Lane::mousePressEvent(QMouseEvent* event)
{
    if (QWidget* stack = parentWidget(); stack != nullptr && focusPolicy() == Qt::NoFocus)
        stack->setFocus(Qt::MouseFocusReason);
    if (event->button() != Qt::LeftButton || m_cursor == nullptr || m_cursor->length() == 0)
        return;
    const LaneGeometry geometry = laneGeometry();
    const TimeRange selection = m_cursor->selection();
    m_pressed = true;
    m_dragging = false;
    m_pressedAt = event->position();
    m_anchor = std::int64_t(std::llround(geometry.sample(event->position().x())));
    m_shift = event->modifiers().testFlag(Qt::ShiftModifier);
    if (selection.isEmpty() || m_shift)
        return;
    const double toStart = std::abs(geometry.x(double(selection.start)) - event->position().x());
    const double toEnd = std::abs(geometry.x(double(selection.end)) - event->position().x());
    if (std::min(toStart, toEnd) <= edgeReach) {
        m_dragging = true; // the far edge stays
        m_anchor = toStart < toEnd ? selection.end : selection.start;
        dragTo(event->position());
    }
}

/// With Shift the playhead goes with the pointer and is heard; else a selection is drawn.
void Lane::dragTo(const QPointF& position)
{
    const auto sample = std::int64_t(std::llround(laneGeometry().sample(position.x())));
    if (m_shift)
        m_cursor->scrub(sample);
    else
        m_cursor->setSelection({std::min(m_anchor, sample), std::max(m_anchor, sample)});
}

/// A click sets the playhead; with Shift it moves the nearer edge of the selection.
void Lane::clickAt(std::int64_t sample)
{
    const TimeRange selection = m_cursor->selection();
    if (m_shift && !selection.isEmpty()) {
        const bool nearStart = std::abs(selection.start - sample) < std::abs(selection.end - sample);
        m_cursor->setSelection({nearStart ? selection.end : selection.start, sample});
        return;
    }
    m_cursor->setSelection({});
    m_cursor->setPosition(sample);
}

void Lane::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    m_pointerInside = true;
    if (m_cursor == nullptr)
        return;
    if (m_pressed) {
        m_dragging = m_dragging || std::abs(event->position().x() - m_pressedAt.x()) > dragDistance;
        if (m_dragging)
            dragTo(event->position());
    } else {
        const LaneGeometry geometry = laneGeometry();
        const TimeRange selection = m_cursor->selection();
        const auto near = [&](std::int64_t edge) {
            return std::abs(geometry.x(double(edge)) - event->position().x()) <= edgeReach;
        };
        const bool onEdge = !selection.isEmpty() && (near(selection.start) || near(selection.end));
        setCursor(onEdge ? Qt::SplitHCursor : Qt::ArrowCursor);
    }
    update();
}

void Lane::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_pressed || event->button() != Qt::LeftButton)
        return;
    m_pressed = false;
    if (!std::exchange(m_dragging, false))
        clickAt(m_anchor);
    else if (m_shift)
        m_cursor->endScrub();
    update();
}

bool Lane::event(QEvent* event)
{
    if (event->type() != QEvent::NativeGesture || m_cursor == nullptr)
        return QWidget::event(event);
    const auto& gesture = static_cast<const QNativeGestureEvent&>(*event);
    if (gesture.gestureType() != Qt::ZoomNativeGesture)
        return QWidget::event(event);
    m_cursor->zoom(std::max(0.1, 1.0 + gesture.value()),
                   std::int64_t(std::llround(laneGeometry().sample(gesture.position().x()))));
    event->accept();
    return true;
}

void Lane::wheelEvent(QWheelEvent* event)
{
    if (m_cursor == nullptr)
        return;
    const double along = event->angleDelta().x() / 120.0;
    const double notches = event->angleDelta().y() / 120.0;
    const LaneGeometry geometry = laneGeometry();
    if (event->modifiers().testFlag(Qt::ControlModifier))
        m_cursor->zoom(std::pow(wheelZoom, notches),
                       std::int64_t(std::llround(geometry.sample(event->position().x()))));
    else
        m_cursor->scroll(
            std::int64_t(std::llround(-(notches + along) * wheelScroll * double(m_cursor->view().length()))));
    event->accept();
}

void Lane::leaveEvent(QEvent*)
{
    m_pointerInside = false;
    update();
}

void Lane::contextMenuEvent(QContextMenuEvent* event)
{
    const double sample = laneGeometry().sample(double(event->pos().x()));
    Q_EMIT menuRequested(event->globalPos(), std::int64_t(std::llround(sample)));
}

} // namespace suara
