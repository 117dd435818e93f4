#include "widgets/lanes/LaneStack.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/ViewHistory.h"
#include "widgets/lanes/LaneRuler.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr int rulerHeight = 26;
constexpr int compactBelow = 1000; // px of width
constexpr int border = 1;
constexpr int strip = 18; // over the plot of a compact lane
constexpr int handleHeight = 7;
constexpr int gripWidth = 14; // left of the names, where nothing else stands
constexpr int gripHeight = 24;
constexpr double stepOfView = 0.05; // an arrow key moves the playhead by this much of the view

} // namespace

/// The border between two lanes, to be dragged.
class LaneStack::Handle : public QWidget {
public:
    Handle(LaneStack& stack, int index) : QWidget(&stack), m_stack(stack), m_index(index)
    {
        setCursor(Qt::SplitVCursor);
    }

protected:
    void mousePressEvent(QMouseEvent* event) override { m_from = event->globalPosition().y(); }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const double to = event->globalPosition().y();
        m_stack.moveBorder(m_index, to - std::exchange(m_from, to));
    }
    void mouseReleaseEvent(QMouseEvent*) override { Q_EMIT m_stack.heightsChanged(); }

private:
    LaneStack& m_stack;
    int m_index;
    double m_from = 0.0;
};

/// Six dots at the left of a lane, to drag it to another place.
class LaneStack::Grip : public QWidget {
public:
    Grip(LaneStack& stack, Lane* lane) : QWidget(&stack), m_stack(stack), m_lane(lane)
    {
        setCursor(Qt::OpenHandCursor);
        setAttribute(Qt::WA_Hover);
        onLanguage(this, [this] {
            setToolTip(tr("Drag to move the lane; click for more"));
            setAccessibleName(toolTip());
        });
    }
    Lane* lane() const { return m_lane; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const Tokens& tokens = Theme::instance().tokens();
        const QRectF place(0.0, (height() - gripWidth) / 2.0, gripWidth, gripWidth);
        Theme::instance().drawIcon(painter, place, QStringLiteral("grip"), underMouse() ? tokens.text : tokens.muted);
    }
    void mousePressEvent(QMouseEvent* event) override
    {
        m_moved = false;
        m_pressed = event->button() == Qt::LeftButton;
    }
    void mouseMoveEvent(QMouseEvent* event) override
    {
        const double y = m_stack.mapFromGlobal(event->globalPosition()).y();
        const auto middle = [](const Lane* lane) {
            return lane->y() + lane->height() / 2.0;
        };
        const auto at = int(m_stack.m_lanes.indexOf(m_lane));
        const bool up = at > 0 && y < middle(m_stack.m_lanes[at - 1]);
        const bool down = at + 1 < m_stack.m_lanes.size() && y > middle(m_stack.m_lanes[at + 1]);
        if (!m_pressed || m_stack.m_alone != nullptr || up == down)
            return;
        m_moved = true;
        m_stack.moveLane(at, up ? at - 1 : at + 1);
    }
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (m_moved)
            Q_EMIT m_stack.orderChanged();
        else if (rect().contains(event->position().toPoint()))
            Q_EMIT m_lane->menuRequested(event->globalPosition().toPoint(), m_stack.m_cursor.position());
    }

private:
    LaneStack& m_stack;
    Lane* m_lane;
    bool m_pressed = false;
    bool m_moved = false;
};

LaneStack::LaneStack(TimeCursor& cursor, QWidget* parent)
    : QWidget(parent), m_cursor(cursor), m_history(new ViewHistory(cursor, this)), m_ruler(new LaneRuler(cursor, this))
{
    setFocusPolicy(Qt::StrongFocus);
    buildActions();
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] { setAccessibleName(tr("Lanes")); });
}

LaneStack::~LaneStack() = default;

void LaneStack::addLane(Lane* lane)
{
    insertLane(int(m_lanes.size()), lane);
}

void LaneStack::insertLane(int index, Lane* lane)
{
    setAlone(nullptr);
    lane->setParent(this);
    m_lanes.insert(index, lane);
    m_shares.insert(index, lane->preferredHeight());
    lane->attach(&m_cursor, gutters());
    arrange();
    Q_EMIT lanesChanged();
}

void LaneStack::removeLane(Lane* lane)
{
    const qsizetype index = m_lanes.indexOf(lane);
    if (index < 0)
        return;
    setAlone(nullptr);
    m_lanes.removeAt(index);
    m_shares.removeAt(index);
    for (Grip* grip : m_grips)
        if (grip->lane() == lane)
            grip->deleteLater();
    m_grips.removeIf([lane](const Grip* grip) { return grip->lane() == lane; });
    lane->hide();
    lane->deleteLater();
    arrange();
    Q_EMIT lanesChanged();
}

void LaneStack::moveLane(int from, int to)
{
    m_lanes.move(from, to);
    m_shares.move(from, to);
    arrange();
    Q_EMIT lanesChanged();
}

void LaneStack::setArrangeable(bool arrangeable)
{
    m_arrangeable = arrangeable;
    arrange();
}

void LaneStack::showAlone(Lane* lane)
{
    setAlone(lane);
    arrange();
}

void LaneStack::setAlone(Lane* lane)
{
    if (std::exchange(m_alone, lane) != lane)
        Q_EMIT aloneChanged();
}

void LaneStack::setGutters(const LaneGutters& wide, const LaneGutters& compact)
{
    m_wide = wide;
    m_compact = compact;
    arrange();
}

LaneGutters LaneStack::gutters() const
{
    return width() >= compactBelow ? m_wide : m_compact;
}

LaneGutters LaneStack::guttersFor(int width)
{
    return width >= compactBelow ? LaneGutters{152, 64, false} : LaneGutters{56, 64, true};
}

QList<int> LaneStack::heights() const
{
    QList<int> heights;
    for (const double share : m_shares)
        heights.append(int(std::lround(share)));
    return heights;
}

QList<int> LaneStack::preferredHeights() const
{
    QList<int> heights;
    for (const Lane* lane : m_lanes)
        heights.append(lane->preferredHeight());
    return heights;
}

void LaneStack::setHeights(const QList<int>& heights)
{
    if (heights.size() != m_shares.size())
        return;
    for (qsizetype i = 0; i < heights.size(); ++i)
        m_shares[i] = std::max(1, heights[i]);
    arrange();
}

/// With a strip over the plot its own height more.
int LaneStack::leastHeight(const Lane* lane) const
{
    return !lane->stretches() ? lane->preferredHeight() : lane->smallestHeight() + (gutters().compact ? strip : 0);
}

QList<int> LaneStack::heightsFor(int room) const
{
    if (m_alone != nullptr) {
        QList<int> heights(m_lanes.size(), 0);
        heights[m_lanes.indexOf(m_alone)] = std::max(room, leastHeight(m_alone));
        return heights;
    }
    int left = room - border * std::max<int>(0, int(m_lanes.size()) - 1);
    double stretching = 0.0;
    QList<int> heights;
    QList<qsizetype> growing;
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        heights.append(leastHeight(m_lanes[i]));
        left -= heights[i];
        if (m_lanes[i]->stretches()) {
            growing.append(i);
            left += heights[i];
            stretching += m_shares[i];
        }
    }
    const auto isTooLow = [&](qsizetype i) {
        return left * m_shares[i] / stretching < heights[i];
    };
    for (auto low = std::ranges::find_if(growing, isTooLow); low != growing.end(); // keeps its least; others share less
         low = std::ranges::find_if(growing, isTooLow)) {
        left -= heights[*low];
        stretching -= m_shares[*low];
        growing.erase(low);
    }
    double carried = 0.0; // what rounding leaves goes to the next lane
    for (const qsizetype i : growing) {
        const double wanted = left * m_shares[i] / stretching + carried;
        heights[i] = std::max(heights[i], int(std::floor(wanted)));
        carried = std::clamp(wanted - heights[i], 0.0, 1.0);
    }
    return heights;
}

void LaneStack::arrange()
{
    const LaneGutters rooms = gutters();
    m_ruler->setGutters(rooms);
    const QList<int> heights = heightsFor(height() - rulerHeight);
    int y = rulerHeight;
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        m_lanes[i]->attach(&m_cursor, rooms);
        m_lanes[i]->setVisible(isShown(i));
        if (!isShown(i))
            continue;
        m_lanes[i]->setGeometry(0, y, width(), heights[i]);
        y += heights[i] + border;
    }
    arrangeHandles();
    arrangeGrips();
    placeRuler();
    updateGeometry();
    update();
}

/// Above all else, where lanes are scrolled under it.
void LaneStack::placeRuler()
{
    m_ruler->setGeometry(0, std::max(0, -y()), width(), rulerHeight);
    m_ruler->raise();
}

/// One on each border between two lanes that can be resized.
void LaneStack::arrangeHandles()
{
    while (m_handles.size() > std::max<qsizetype>(0, m_lanes.size() - 1))
        delete m_handles.takeLast();
    while (m_handles.size() < m_lanes.size() - 1)
        m_handles.append(new Handle(*this, int(m_handles.size())));
    for (qsizetype i = 0; i < m_handles.size(); ++i) {
        m_handles[i]->setGeometry(0, m_lanes[i]->geometry().bottom() + 1 - handleHeight / 2, width(), handleHeight);
        m_handles[i]->setVisible(m_alone == nullptr && m_lanes[i]->stretches() && m_lanes[i + 1]->stretches());
        m_handles[i]->raise();
    }
}

void LaneStack::arrangeGrips()
{
    for (Lane* lane : m_lanes) {
        const auto isOfLane = [lane](const Grip* grip) {
            return grip->lane() == lane;
        };
        if (m_arrangeable && std::none_of(m_grips.cbegin(), m_grips.cend(), isOfLane))
            m_grips.append(new Grip(*this, lane));
    }
    for (Grip* grip : m_grips) {
        grip->setGeometry(1, grip->lane()->y() + 5, gripWidth, gripHeight);
        grip->setVisible(grip->lane()->isVisibleTo(this));
        grip->raise();
    }
}

void LaneStack::moveBorder(int index, double pixels)
{
    for (qsizetype i = 0; i < m_lanes.size(); ++i)
        m_shares[i] = m_lanes[i]->height();
    Lane* above = m_lanes[index];
    Lane* below = m_lanes[index + 1];
    const double least = leastHeight(above) - above->height();
    const double most = below->height() - leastHeight(below);
    const double moved = std::clamp(pixels, std::min(least, 0.0), std::max(most, 0.0));
    m_shares[index] += moved;
    m_shares[index + 1] -= moved;
    arrange();
}

QSize LaneStack::minimumSizeHint() const
{
    int height = rulerHeight;
    for (const Lane* lane : m_alone != nullptr ? QList<Lane*>{m_alone} : m_lanes)
        height += (leastHeight(lane)) + border;
    return {320, height};
}

void LaneStack::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void LaneStack::moveEvent(QMoveEvent* event)
{
    QWidget::moveEvent(event);
    placeRuler();
}

void LaneStack::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Tokens& tokens = Theme::instance().tokens();
    painter.fillRect(rect(), tokens.canvas);
    for (qsizetype i = 0; m_alone == nullptr && i + 1 < m_lanes.size(); ++i)
        painter.fillRect(QRect(0, m_lanes[i]->geometry().bottom() + 1, width(), border), tokens.border);
}

void LaneStack::drawPicture(QPainter& painter, const QSize& size)
{
    const Tokens& tokens = Theme::instance().tokens();
    const LaneGutters rooms = size.width() >= compactBelow ? m_wide : m_compact;
    painter.fillRect(QRect(QPoint(0, 0), size), tokens.canvas);
    const QRectF rule(0, 0, size.width(), rulerHeight);
    LaneGeometry geometry;
    geometry.plot = rule.adjusted(rooms.left, 0, -rooms.right, 0);
    geometry.view = m_cursor.view();
    geometry.sampleRate = m_cursor.sampleRate();
    painter.fillRect(rule, tokens.surface);
    LaneRuler::paintTicks(painter, rule, geometry);
    const QList<int> heights = heightsFor(size.height() - rulerHeight);
    double y = rulerHeight;
    for (qsizetype i = 0; i < m_lanes.size(); ++i) {
        if (!isShown(i))
            continue;
        const QRectF place(0, y, size.width(), heights[i]);
        painter.save();
        painter.setClipRect(place);
        m_lanes[i]->drawPicture(painter, place, geometry.view, geometry.sampleRate, rooms);
        painter.restore();
        y += heights[i] + border;
        painter.fillRect(QRectF(0, y - border, size.width(), border), tokens.border);
    }
}

void LaneStack::buildActions()
{
    const auto add = [this](const char* id, std::function<QString()> text, std::function<void()> run,
                            const char* icon = "") {
        m_actions.append(makeAction(this, id, std::move(text), std::move(run), QString::fromLatin1(icon)));
    };
    add(
        "zoom_in", [] { return tr("Zoom in"); }, [this] { zoomBy(2.0); }, "zoomin");
    add(
        "zoom_out", [] { return tr("Zoom out"); }, [this] { zoomBy(0.5); }, "zoomout");
    add(
        "zoom_whole", [] { return tr("Show the whole clip"); }, [this] { m_cursor.zoomToWhole(); }, "fit");
    add(
        "zoom_selection", [] { return tr("Zoom to the selection"); }, [this] { m_cursor.zoomToSelection(); },
        "zoomsel");
    add(
        "view_back", [] { return tr("Back to the view before"); }, [this] { m_history->back(); }, "left");
    add(
        "view_forward", [] { return tr("Forward to the view after"); }, [this] { m_history->forward(); }, "right");
    add(
        "step_left", [] { return tr("Move left by a step"); }, [this] { movePlayhead(m_cursor.position() - step()); });
    add(
        "step_right", [] { return tr("Move right by a step"); },
        [this] { movePlayhead(m_cursor.position() + step()); });
    add(
        "to_start", [] { return tr("To the start"); }, [this] { movePlayhead(0); });
    add(
        "to_end", [] { return tr("To the end"); }, [this] { movePlayhead(m_cursor.length()); });
    add(
        "play_segment", [] { return tr("Play the selection or the segment"); }, [this] { Q_EMIT playRequested(); });
    add(
        "leave_lanes", [] { return tr("Leave the lanes"); }, [this] { focusNextChild(); });
}

std::int64_t LaneStack::step() const
{
    return std::max<std::int64_t>(1, std::int64_t(double(m_cursor.view().length()) * stepOfView));
}

void LaneStack::zoomBy(double factor)
{
    const TimeRange view = m_cursor.view();
    const std::int64_t at = m_cursor.position();
    const bool shown = at >= view.start && at <= view.end;
    m_cursor.zoom(factor, shown ? at : view.start + view.length() / 2);
}

void LaneStack::movePlayhead(std::int64_t to, bool extend)
{
    const std::int64_t from = m_cursor.position();
    m_cursor.setPosition(to);
    const std::int64_t at = m_cursor.position();
    if (extend) {
        const TimeRange selection = m_cursor.selection();
        const std::int64_t anchor = selection.isEmpty()     ? from
                                    : from == selection.end ? selection.start
                                                            : selection.end;
        m_cursor.setSelection({std::min(anchor, at), std::max(anchor, at)});
    }
    const TimeRange view = m_cursor.view();
    if (at < view.start || at > view.end)
        m_cursor.scroll(at - view.start - view.length() / 2);
}

void LaneStack::keyPressEvent(QKeyEvent* event)
{
    const bool extends = event->modifiers() == Qt::ShiftModifier;
    const bool plain = event->modifiers() == Qt::NoModifier;
    if (extends && event->key() == Qt::Key_Left)
        movePlayhead(m_cursor.position() - step(), true);
    else if (extends && event->key() == Qt::Key_Right)
        movePlayhead(m_cursor.position() + step(), true);
    else if (plain && event->key() == Qt::Key_PageUp)
        m_cursor.scroll(-m_cursor.view().length());
    else if (plain && event->key() == Qt::Key_PageDown)
        m_cursor.scroll(m_cursor.view().length());
    else if (plain && event->key() == Qt::Key_Escape)
        m_cursor.setSelection({});
    else
        QWidget::keyPressEvent(event);
}

} // namespace suara
