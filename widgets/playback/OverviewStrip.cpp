#include "widgets/playback/OverviewStrip.h"

#include "core/audio/PeakPyramid.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"

#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <vector>

namespace suara {

OverviewStrip::OverviewStrip(Workbench& workbench, QWidget* parent) : QWidget(parent), m_workbench(workbench)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFixedHeight(36);
    TimeCursor& cursor = workbench.cursor();
    connect(&cursor, &TimeCursor::clipChanged, this, &OverviewStrip::redraw);
    connect(&cursor, &TimeCursor::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&cursor, &TimeCursor::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&cursor, &TimeCursor::positionChanged, this, qOverload<>(&QWidget::update));
    connect(&workbench.selection(), &Selection::currentClipChanged, this, &OverviewStrip::redraw);
    connect(&workbench.data(), &ClipData::arrived, this, [this](ClipId clip) {
        if (clip == m_workbench.selection().currentClip())
            redraw();
    });
    onTheme(this, [this] { redraw(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Overview of the clip"));
        setToolTip(tr("The whole clip. Click to move the playhead, drag the window to scroll."));
    });
}

double OverviewStrip::x(std::int64_t sample) const
{
    const double length = double(std::max<std::int64_t>(1, m_workbench.cursor().length()));
    return 1.0 + double(sample) / length * (width() - 2.0);
}

std::int64_t OverviewStrip::sample(double atX) const
{
    return std::llround((atX - 1.0) / std::max(1.0, width() - 2.0) * double(m_workbench.cursor().length()));
}

void OverviewStrip::redraw()
{
    m_wave = {};
    update();
}

void OverviewStrip::resizeEvent(QResizeEvent*)
{
    redraw();
}

std::vector<Peak> OverviewStrip::columns(int count) const
{
    const ClipId clip = m_workbench.selection().currentClip();
    const std::int64_t length = m_workbench.cursor().length();
    std::vector<Peak> drawn;
    if (clip == 0 || length == 0 || count < 1)
        return drawn;
    if (length >= count * PeakPyramid::baseSamples) {
        if (const auto peaks = m_workbench.data().peaks(clip))
            peaks->peaks(0.0, double(length), count, drawn);
        return drawn;
    }
    const auto block = m_workbench.data().samples(clip, {0, length}); // too short for the pyramid's blocks
    if (!block || block->first > 0 || block->end() < length)
        return drawn;
    for (int column = 0; column < count; ++column) {
        const std::int64_t from = length * column / count;
        const std::int64_t to = std::max(from + 1, length * (column + 1) / count);
        const auto [low, high] = std::minmax_element(block->values.begin() + from, block->values.begin() + to);
        drawn.push_back({*low, *high, 0.0f});
    }
    return drawn;
}

void OverviewStrip::drawWave()
{
    m_wave = QPixmap(size() * devicePixelRatioF());
    m_wave.setDevicePixelRatio(devicePixelRatioF());
    m_wave.fill(Qt::transparent);
    const std::vector<Peak> drawn = columns(int(std::lround((width() - 2) * devicePixelRatioF())));
    if (drawn.empty())
        return;
    QPainter painter(&m_wave);
    painter.setPen(QPen(Theme::instance().tokens().wave, 0));
    const double middle = height() / 2.0;
    const double scale = height() / 2.0 - 4.0;
    for (int column = 0; column < int(drawn.size()); ++column) {
        const double at = 1.0 + (column + 0.5) / devicePixelRatioF();
        const Peak& peak = drawn[std::size_t(column)];
        painter.drawLine(QPointF(at, middle - std::min(1.0, double(peak.maximum)) * scale),
                         QPointF(at, middle - std::max(-1.0, double(peak.minimum)) * scale));
    }
}

void OverviewStrip::paintEvent(QPaintEvent*)
{
    const Tokens& t = Theme::instance().tokens();
    const TimeCursor& cursor = m_workbench.cursor();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool empty = cursor.length() == 0;
    const QRectF all = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const QRectF shown = empty
                             ? all
                             : QRectF(QPointF(x(cursor.view().start), 0.5), QPointF(x(cursor.view().end), all.bottom()))
                                   .intersected(all);
    painter.fillRect(rect(), t.window);
    QPainterPath window;
    window.addRoundedRect(shown, 4, 4);
    painter.fillPath(window, t.canvas);
    if (m_wave.isNull() || m_wave.devicePixelRatio() != devicePixelRatioF())
        drawWave();
    painter.setOpacity(0.45);
    painter.drawPixmap(0, 0, m_wave);
    painter.setOpacity(1.0);
    painter.setClipPath(window);
    painter.drawPixmap(0, 0, m_wave);
    painter.setClipping(false);
    if (!cursor.selection().isEmpty()) {
        QColor tint = t.accent;
        tint.setAlphaF(0.22f);
        painter.fillRect(
            QRectF(QPointF(x(cursor.selection().start), 1), QPointF(x(cursor.selection().end), height() - 1)), tint);
    }
    painter.setPen(QPen(empty ? t.border : t.edge, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(shown, 4, 4);
    if (!empty)
        painter.fillRect(QRectF(std::floor(x(cursor.position())), 1, 1, height() - 2), t.playhead);
}

void OverviewStrip::moveViewTo(double atX)
{
    const TimeRange view = m_workbench.cursor().view();
    const std::int64_t start = sample(atX) - std::int64_t(m_grab);
    m_workbench.cursor().setView({start, start + view.length()});
}

void OverviewStrip::mousePressEvent(QMouseEvent* event)
{
    TimeCursor& cursor = m_workbench.cursor();
    if (event->button() != Qt::LeftButton || cursor.length() == 0)
        return;
    const TimeRange view = cursor.view();
    const std::int64_t at = sample(event->position().x());
    m_draggingView = view.length() < cursor.length();
    if (!m_draggingView) {
        cursor.setPosition(at);
        return;
    }
    m_grab = at >= view.start && at < view.end ? double(at - view.start) : double(view.length()) / 2.0;
    moveViewTo(event->position().x());
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event)
{
    if (m_draggingView)
        moveViewTo(event->position().x());
    else if ((event->buttons() & Qt::LeftButton) != 0 && m_workbench.cursor().length() > 0)
        m_workbench.cursor().setPosition(sample(event->position().x()));
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*)
{
    m_draggingView = false;
}

void OverviewStrip::mouseDoubleClickEvent(QMouseEvent*)
{
    m_workbench.cursor().zoomToWhole();
}

} // namespace suara
