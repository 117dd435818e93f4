#include "widgets/annotation/ValenceArousalPlane.h"

#include "widgets/annotation/Labels.h"
#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double pointStep = 0.25;    // one of nine points, in [-1, 1]
constexpr double besideWords = 220.0; // px of the plane from which the words of its corners fit
constexpr double left = 40.0;
constexpr double right = 20.0;
constexpr double top = 12.0;
constexpr double below = 44.0;

double onPoint(double judgement)
{
    return std::round(judgement / pointStep) * pointStep;
}

} // namespace

ValenceArousalPlane::ValenceArousalPlane(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus); // a click leaves the keys with the lanes or the list
    giveAccessibleParts(this, QAccessible::ListItem, [this] {
        std::vector<AccessiblePart> parts;
        for (const PlanePoint& point : m_points) {
            const QPointF at = place(point.valence, point.arousal);
            parts.push_back({tr("V %1, A %2").arg(pointsText(point.valence), pointsText(point.arousal)),
                             QRectF(at.x() - 7.0, at.y() - 7.0, 14.0, 14.0),
                             [this, segment = point.segment] { Q_EMIT pointChosen(segment); }, false});
        }
        return parts;
    });
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Valence and arousal"));
        setToolTip(tr("Click to judge; Shift+click between the points; Delete takes the judgement away"));
        describe();
        update();
    });
}

void ValenceArousalPlane::describe()
{
    setAccessibleDescription(m_current
                                 ? tr("V %1, A %2").arg(pointsText(m_current->valence), pointsText(m_current->arousal))
                                 : tr("Not judged"));
}

void ValenceArousalPlane::setPoints(const QList<PlanePoint>& points)
{
    m_points = points;
    update();
}

void ValenceArousalPlane::setCurrent(std::optional<PlanePoint> point)
{
    m_current = point;
    describe();
    update();
}

/// A square, as large as there is room for, in the middle.
QRectF ValenceArousalPlane::plane() const
{
    const double side = std::max(40.0, std::min(width() - left - right, height() - top - below));
    const double x = left + std::max(0.0, (width() - left - right - side) / 2.0);
    return {std::round(x), top, std::round(side), std::round(side)};
}

QPointF ValenceArousalPlane::place(double valence, double arousal) const
{
    const QRectF area = plane();
    return {area.left() + (valence + 1.0) / 2.0 * area.width(), area.bottom() - (arousal + 1.0) / 2.0 * area.height()};
}

PlanePoint ValenceArousalPlane::judgementAt(const QPointF& position, bool free) const
{
    const QRectF area = plane();
    const double valence = std::clamp((position.x() - area.left()) / area.width() * 2.0 - 1.0, -1.0, 1.0);
    const double arousal = std::clamp((area.bottom() - position.y()) / area.height() * 2.0 - 1.0, -1.0, 1.0);
    return free ? PlanePoint{valence, arousal} : PlanePoint{onPoint(valence), onPoint(arousal)};
}

void ValenceArousalPlane::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !isEnabled())
        return;
    const PlanePoint point = judgementAt(event->position(), event->modifiers().testFlag(Qt::ShiftModifier));
    Q_EMIT judged(point.valence, point.arousal);
}

void ValenceArousalPlane::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    update();
}

void ValenceArousalPlane::leaveEvent(QEvent*)
{
    m_pointer.reset();
    update();
}

void ValenceArousalPlane::keyPressEvent(QKeyEvent* event)
{
    const PlanePoint from = m_current.value_or(PlanePoint{});
    const auto moveBy = [&](double valence, double arousal) {
        Q_EMIT judged(std::clamp(onPoint(from.valence) + valence, -1.0, 1.0),
                      std::clamp(onPoint(from.arousal) + arousal, -1.0, 1.0));
    };
    switch (event->key()) {
    case Qt::Key_Left:
        return moveBy(-pointStep, 0.0);
    case Qt::Key_Right:
        return moveBy(pointStep, 0.0);
    case Qt::Key_Up:
        return moveBy(0.0, pointStep);
    case Qt::Key_Down:
        return moveBy(0.0, -pointStep);
    case Qt::Key_Delete:
        Q_EMIT cleared();
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ValenceArousalPlane::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().tokens().surface);
    paintGrid(painter);
    painter.setRenderHint(QPainter::Antialiasing);
    paintWords(painter);
    paintPoints(painter);
    paintCurrent(painter);
}

void ValenceArousalPlane::paintGrid(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF area = plane();
    painter.fillRect(area, tokens.canvas);
    const auto cross = [&](double judgement, const QColor& colour) {
        const QPointF at = place(judgement, judgement);
        painter.fillRect(QRectF(std::round(at.x()), area.top(), 1.0, area.height()), colour);
        painter.fillRect(QRectF(area.left(), std::round(at.y()), area.width(), 1.0), colour);
    };
    for (int point = -3; point <= 3; ++point)
        cross(point * pointStep, tokens.grid);
    cross(0.0, tokens.edge);
    painter.setPen(tokens.border);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(area.adjusted(0.0, 0.0, -1.0, -1.0));
}

void ValenceArousalPlane::paintWords(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF area = plane();
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(tokens.muted);
    const QRectF beside(area.left() - 26.0, area.top(), 20.0, area.height());
    const QRectF under(area.left(), area.bottom() + 4.0, area.width(), 16.0);
    painter.drawText(beside, Qt::AlignRight | Qt::AlignTop, QStringLiteral("9"));
    painter.drawText(beside, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("1"));
    painter.drawText(under, Qt::AlignLeft, QStringLiteral("1"));
    painter.drawText(under, Qt::AlignRight, QStringLiteral("9"));
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.drawText(under, Qt::AlignHCenter, tr("Valence"));
    painter.save();
    painter.translate(area.left() - 18.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-60.0, -8.0, 120.0, 16.0), Qt::AlignCenter, tr("Arousal"));
    painter.restore();
    if (area.width() < besideWords)
        return;
    painter.setFont(Theme::font(Theme::Role::Tick));
    const QRectF inside = area.adjusted(6.0, 4.0, -6.0, -4.0);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignTop, tr("tense"));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignTop, tr("excited"));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignBottom, tr("gloomy"));
    painter.drawText(inside, Qt::AlignRight | Qt::AlignBottom, tr("calm"));
}

void ValenceArousalPlane::paintPoints(QPainter& painter) const
{
    for (const PlanePoint& point : m_points) {
        QColor colour =
            point.colour >= 0 ? Theme::instance().classColour(point.colour) : Theme::instance().tokens().edge;
        colour.setAlphaF(0.6F);
        const QPointF at = place(point.valence, point.arousal);
        Theme::drawMark(painter, QRectF(at.x() - 7.0, at.y() - 7.0, 14.0, 14.0), std::max(0, point.colour), colour);
    }
}

void ValenceArousalPlane::paintCurrent(QPainter& painter) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF area = plane();
    QPen dashes(m_current ? tokens.accent : tokens.muted, 1.0);
    dashes.setDashPattern({3.0, 3.0});
    const auto crossHair = [&](const QPointF& at) {
        painter.setPen(dashes);
        painter.drawLine(QPointF(area.left(), at.y()), QPointF(area.right(), at.y()));
        painter.drawLine(QPointF(at.x(), area.top()), QPointF(at.x(), area.bottom()));
    };
    if (m_current) {
        const QPointF at = place(m_current->valence, m_current->arousal);
        crossHair(at);
        painter.setPen(QPen(tokens.canvas, 1.5));
        painter.setBrush(tokens.accent);
        painter.drawEllipse(at, 6.5, 6.5);
    } else if (m_pointer && area.contains(*m_pointer) && isEnabled()) {
        const PlanePoint there = judgementAt(*m_pointer, false);
        crossHair(place(there.valence, there.arousal));
    }
    painter.setFont(Theme::font(Theme::Role::SecondaryStrong));
    painter.setPen(m_current ? tokens.text : tokens.muted);
    const QString text = m_current
                             ? tr("V %1   A %2").arg(pointsText(m_current->valence), pointsText(m_current->arousal))
                             : tr("not judged");
    painter.drawText(QRectF(0.0, area.bottom() + 22.0, 2.0 * area.center().x(), 18.0), Qt::AlignCenter, text);
}

} // namespace suara
