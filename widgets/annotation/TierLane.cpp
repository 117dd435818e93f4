#include "widgets/annotation/TierLane.h"

#include "core/project/Project.h"
#include "widgets/annotation/AgreementWatch.h"
#include "widgets/annotation/AnnotationActions.h"
#include "widgets/annotation/AnnotationDesk.h"
#include "widgets/annotation/Labels.h"
#include "widgets/annotation/NameEdit.h"
#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/lanes/LaneStack.h"

#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double edgeReach = 4.0; // px from which a boundary is taken
constexpr double barWidth = 3.0;
constexpr double radius = 3.0;
constexpr double inset = 6.0; // above and below the segments
constexpr double fillOpacity = 0.26;
constexpr double wideGutter = 150.0;
const QString differs = QStringLiteral("≠");

QColor faded(QColor colour, double opacity)
{
    colour.setAlphaF(float(opacity));
    return colour;
}

} // namespace

TierLane::TierLane(AnnotationDesk& desk, AnnotationActions& actions, const AgreementWatch& watch, AnnotatorId annotator)
    : m_desk(desk), m_actions(actions), m_watch(watch), m_annotator(annotator), m_nameEdit(new NameEdit(this))
{
    connect(&desk, &AnnotationDesk::segmentsChanged, this, &TierLane::refresh);
    connect(&desk, &AnnotationDesk::labelSetChanged, this, &TierLane::refresh);
    connect(&desk, &AnnotationDesk::annotatorsChanged, this, &TierLane::refresh);
    connect(&desk, &AnnotationDesk::annotatorChanged, this, &TierLane::invalidate);
    connect(&desk, &AnnotationDesk::segmentChosen, this, &TierLane::invalidate);
    connect(&watch, &AgreementWatch::changed, this, &TierLane::invalidate);
    connect(m_nameEdit, &NameEdit::accepted, this,
            [this](const QString& wanted) { m_actions.renameAnnotator(m_annotator, wanted); });
    giveAccessibleParts(this, QAccessible::ListItem, [this] { return accessibleSegments(); });
    onLanguage(this, [this] {
        m_nameEdit->setAccessibleName(tr("Annotator's name"));
        refresh();
    });
}

QString TierLane::name() const
{
    const Annotator* annotator = m_desk.project() != nullptr ? m_desk.project()->annotator(m_annotator) : nullptr;
    return annotator != nullptr ? QString::fromStdString(annotator->name) : QString();
}

void TierLane::refresh()
{
    m_drag.reset();
    m_track = m_desk.project() != nullptr
                  ? m_desk.project()->track(m_desk.workbench().selection().currentClip(), m_annotator)
                  : SegmentTrack();
    m_labelSet = m_desk.labelSet();
    setAccessibleName(tr("Tier of %1").arg(name()));
    invalidate();
}

std::vector<AccessiblePart> TierLane::accessibleSegments() const
{
    std::vector<AccessiblePart> parts;
    const LaneGeometry geometry = laneGeometry();
    for (const Segment& segment : m_track.segments()) {
        const QString from = formatClock(cursor() != nullptr ? cursor()->seconds(segment.start) : 0.0, 1);
        const QString said = m_watch.isDisputed(segment.id) ? tr("%1 at %2, disputed") : tr("%1 at %2");
        parts.push_back({said.arg(tipFor(segment).replace(u'\n', QStringLiteral(" · ")), from),
                         segmentRect(segment, geometry), [this, id = segment.id] { m_desk.choose(id); },
                         m_desk.workbench().selection().currentSegment() == segment.id});
    }
    return parts;
}

void TierLane::startRename()
{
    const int left = laneGeometry().plot.left() < wideGutter ? 12 : 38;
    m_nameEdit->open(QRect(left, (height() - 28) / 2, int(laneGeometry().plot.left()) - left - 6, 28), name());
}

int TierLane::preferredHeight() const
{
    const auto* stack = qobject_cast<const LaneStack*>(parentWidget());
    return stack != nullptr && stack->gutters().left < wideGutter ? 36 : 44;
}

QRectF TierLane::segmentRect(const Segment& segment, const LaneGeometry& geometry) const
{
    const double left = std::round(geometry.x(double(segment.start)));
    const double right = std::round(geometry.x(double(segment.end)));
    return {left, geometry.plot.top() + inset, std::max(2.0, right - left - 1.0), geometry.plot.height() - 2 * inset};
}

/// With the boundary where the pointer has taken it.
std::vector<Segment> TierLane::movedSegments() const
{
    std::vector<Segment> segments = m_track.segments();
    const SegmentEdit edit = m_drag->isStart ? m_track.moveStart(m_drag->segment, m_drag->sample)
                                             : m_track.moveEnd(m_drag->segment, m_drag->sample);
    for (const Segment& changed : edit.changed)
        *std::ranges::find(segments, changed.id, &Segment::id) = changed;
    return segments;
}

// ---------------------------------------------------------------------------------------------------------- painting

void TierLane::paintPlot(QPainter& painter, const LaneGeometry& geometry)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isDragged = m_drag && m_moved;
    const std::vector<Segment> dragged = isDragged ? movedSegments() : std::vector<Segment>();
    for (const Segment& segment : isDragged ? dragged : m_track.segments()) {
        if (segment.end <= geometry.view.start)
            continue;
        if (segment.start >= geometry.view.end)
            break;
        paintSegment(painter, segmentRect(segment, geometry), segment);
    }
}

void TierLane::paintSegment(QPainter& painter, const QRectF& box, const Segment& segment) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const std::optional<int> colour = labelColour(m_labelSet, segment.label(m_labelSet.name));
    QPainterPath shape;
    shape.addRoundedRect(box, radius, radius);
    if (colour) {
        const QColor hue = Theme::instance().classColour(*colour);
        painter.fillPath(shape, faded(hue, fillOpacity));
        painter.save();
        painter.setClipPath(shape, Qt::IntersectClip);
        painter.fillRect(QRectF(box.left(), box.top(), barWidth, box.height()), hue);
        if (m_watch.isDisputed(segment.id))
            painter.fillRect(QRectF(box.left(), box.bottom() - 2.0, box.width(), 2.0), tokens.danger);
        painter.restore();
    } else {
        QPen dashes(tokens.edge, 1.0);
        dashes.setDashPattern({3.0, 3.0});
        painter.setPen(dashes);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    paintWord(painter, box, segment);
    if (m_desk.workbench().selection().currentSegment() == segment.id) {
        painter.setPen(QPen(tokens.accent, 2.0));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box.adjusted(1.0, 1.0, -1.0, -1.0), radius, radius);
    }
}

/// The label where it fits, else its key, else nothing: never a shortened word.
void TierLane::paintWord(QPainter& painter, const QRectF& box, const Segment& segment) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const std::string label = segment.label(m_labelSet.name);
    const QFont font = Theme::font(label.empty() ? Theme::Role::Secondary : Theme::Role::SecondaryStrong);
    const QFontMetricsF metrics(font);
    const QRectF room = box.adjusted(barWidth + 5.0, 0.0, -5.0, 0.0);
    const QString word = label.empty() ? tr("no label") : labelText(label);
    painter.setFont(font);
    painter.setPen(label.empty() ? tokens.muted : tokens.text);
    const double wide = metrics.horizontalAdvance(word);
    if (wide <= room.width()) {
        painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft, word);
        const double sign = metrics.horizontalAdvance(differs);
        if (m_watch.isDisputed(segment.id) && wide + sign + 8.0 <= room.width()) {
            painter.setPen(tokens.danger);
            painter.drawText(room, Qt::AlignVCenter | Qt::AlignRight, differs);
        }
        return;
    }
    const auto index = m_labelSet.indexOf(label);
    const QString key = index ? QString::fromStdString(m_labelSet.categories[*index].key) : QString();
    if (metrics.horizontalAdvance(key) <= box.width() - barWidth - 2.0)
        painter.drawText(box.adjusted(barWidth, 0.0, 0.0, 0.0), Qt::AlignCenter, key);
}

void TierLane::paintAxes(QPainter& painter, const LaneGeometry& geometry)
{
    const Tokens& tokens = Theme::instance().tokens();
    const bool active = m_desk.annotator() == m_annotator;
    const bool wide = geometry.plot.left() >= wideGutter;
    const QRectF gutter(0.0, geometry.plot.top(), geometry.plot.left(), geometry.plot.height());
    painter.setRenderHint(QPainter::Antialiasing);
    if (active)
        painter.fillRect(QRectF(0.0, gutter.top(), 3.0, gutter.height()), tokens.accent);
    const QString letter = m_annotator == m_watch.first()    ? QStringLiteral("A")
                           : m_annotator == m_watch.second() ? QStringLiteral("B")
                                                             : QString();
    if (wide && !letter.isEmpty()) {
        const QRectF disc(16.0, gutter.center().y() - 10.0, 20.0, 20.0);
        painter.setPen(Qt::NoPen);
        painter.setBrush(active ? tokens.accent : tokens.border);
        painter.drawEllipse(disc);
        painter.setPen(active ? tokens.onAccent : tokens.text);
        painter.setFont(Theme::font(Theme::Role::TickStrong));
        painter.drawText(disc, Qt::AlignCenter, letter);
    }
    const QFont font = Theme::font(Theme::Role::SecondaryStrong);
    const QRectF room = gutter.adjusted(wide ? 44.0 : 16.0, 0.0, -8.0, 0.0);
    painter.setFont(font);
    painter.setPen(tokens.text);
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(font).elidedText(name(), Qt::ElideRight, room.width()));
}

void TierLane::paintOver(QPainter& painter, const LaneGeometry& geometry)
{
    const Tokens& tokens = Theme::instance().tokens();
    const TimeRange selection = cursor()->selection();
    const auto line = [&](std::int64_t sample, double width) {
        const double x = std::round(geometry.x(double(sample)));
        if (x >= geometry.plot.left() && x <= geometry.plot.right())
            painter.fillRect(QRectF(x - std::floor(width / 2), 0.0, width, height()), tokens.accent);
    };
    if (!selection.isEmpty()) {
        line(selection.start, 1.0);
        line(selection.end, 1.0);
    }
    if (const Segment* left = m_track.byId(m_desk.boundary()))
        line(left->end, 3.0);
}

// ------------------------------------------------------------------------------------------------------------- mouse

const Segment* TierLane::segmentAt(double x) const
{
    const LaneGeometry geometry = laneGeometry();
    return geometry.plot.left() <= x && x <= geometry.plot.right()
               ? m_track.at(std::int64_t(std::floor(geometry.sample(x))))
               : nullptr;
}

std::optional<TierLane::Edge> TierLane::edgeAt(double x) const
{
    const LaneGeometry geometry = laneGeometry();
    std::optional<Edge> nearest;
    double best = edgeReach;
    const auto offer = [&](const Edge& edge) {
        const double distance = std::abs(geometry.x(double(edge.sample)) - x);
        if (distance <= best) {
            best = distance;
            nearest = edge;
        }
    };
    const std::vector<Segment>& segments = m_track.segments();
    for (std::size_t index = 0; index < segments.size(); ++index) {
        const Segment& segment = segments[index];
        if (segment.end < geometry.view.start || segment.start > geometry.view.end)
            continue;
        const bool follows = index > 0 && segments[index - 1].end == segment.start;
        const bool isFollowed = index + 1 < segments.size() && segments[index + 1].start == segment.end;
        if (!follows)
            offer({segment.id, true, false, segment.start});
        offer({segment.id, false, isFollowed, segment.end});
    }
    return nearest;
}

void TierLane::mousePressEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    const LaneGeometry geometry = laneGeometry();
    const bool inPlot = geometry.plot.left() <= x && x <= geometry.plot.right();
    const bool left = event->button() == Qt::LeftButton && cursor() != nullptr;
    if (!left || (inPlot && !edgeAt(x) && segmentAt(x) == nullptr)) {
        if (left)
            m_desk.setAnnotator(m_annotator);
        Lane::mousePressEvent(event);
        return;
    }
    if (parentWidget() != nullptr)
        parentWidget()->setFocus(Qt::MouseFocusReason);
    if (!inPlot) {
        m_actions.chooseTier(m_annotator);
        return;
    }
    m_desk.setAnnotator(m_annotator);
    m_drag = edgeAt(x);
    m_moved = false;
    if (m_drag)
        return;
    const SegmentId chosen = segmentAt(x)->id;
    cursor()->setPosition(std::int64_t(std::llround(geometry.sample(x))));
    m_desk.choose(chosen);
}

void TierLane::mouseMoveEvent(QMouseEvent* event)
{
    const double x = event->position().x();
    if (!m_drag) {
        Lane::mouseMoveEvent(event);
        const bool free = event->buttons() == Qt::NoButton;
        if (free)
            setCursor(edgeAt(x) ? Qt::SplitHCursor : Qt::ArrowCursor);
        return;
    }
    const LaneGeometry geometry = laneGeometry();
    const double from = geometry.x(double(m_drag->sample));
    if (!m_moved && std::abs(x - from) <= edgeReach)
        return;
    m_moved = true;
    m_drag->sample = std::clamp<std::int64_t>(std::llround(geometry.sample(x)), 0, cursor()->length());
    invalidate();
}

void TierLane::mouseReleaseEvent(QMouseEvent* event)
{
    if (!m_drag) {
        Lane::mouseReleaseEvent(event);
        return;
    }
    const Edge edge = *m_drag;
    m_drag.reset();
    if (m_moved)
        m_actions.moveEdge(edge.segment, edge.isStart, edge.sample);
    else if (edge.isShared)
        m_desk.setBoundary(edge.segment);
    else
        m_desk.choose(edge.segment);
    if (m_moved)
        invalidate();
}

void TierLane::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->position().x() < laneGeometry().plot.left())
        startRename();
    else if (segmentAt(event->position().x()) != nullptr)
        m_actions.play();
}

bool TierLane::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return Lane::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const Segment* segment = segmentAt(help->pos().x());
    if (segment != nullptr)
        QToolTip::showText(help->globalPos(), tipFor(*segment), this);
    else
        QToolTip::hideText();
    return true;
}

QString TierLane::tipFor(const Segment& segment) const
{
    const std::string label = segment.label(m_labelSet.name);
    QString tip = label.empty() ? tr("no label") : labelText(label);
    tip += QStringLiteral(" · ") + formatSeconds(cursor()->seconds(segment.length()), 2);
    if (!segment.transcript.empty())
        tip += u'\n' + QString::fromStdString(segment.transcript);
    return tip;
}

} // namespace suara
