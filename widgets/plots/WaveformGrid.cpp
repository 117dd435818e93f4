#include "widgets/plots/WaveformGrid.h"

#include "core/audio/PeakPyramid.h"
#include "widgets/common/AccessibleParts.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Ticker.h"
#include "widgets/common/WavePainter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr int leastCellWidth = 220;
constexpr int leastCellHeight = 132;
constexpr int mostCellHeight = 300;
constexpr int captionHeight = 26;
constexpr QMargins plotMargins(34, captionHeight, 10, 22);

} // namespace

WaveformGrid::WaveformGrid(ClipData& clipData, QWidget* parent) : QAbstractScrollArea(parent), m_data(clipData)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    giveAccessibleParts(this, QAccessible::ListItem, [this] {
        std::vector<AccessiblePart> parts;
        parts.reserve(std::size_t(m_cells.size()));
        for (int i = 0; i < int(m_cells.size()); ++i)
            parts.push_back({m_cells[i].name,
                             cellRect(i, viewport()->size()).translated(0, -verticalScrollBar()->value()),
                             [this, i] { choose(i, Qt::NoModifier); }, m_selected.contains(m_cells[i].clip)});
        return parts;
    });
    connect(&clipData, &ClipData::arrived, viewport(), qOverload<>(&QWidget::update));
    onTheme(this, [this] { viewport()->update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Grid of waveforms"));
        viewport()->update();
    });
}

void WaveformGrid::setCells(QList<Cell> cells)
{
    m_cells = std::move(cells);
    updateScrollBar();
    viewport()->update();
}

void WaveformGrid::setColumns(int columns)
{
    m_columns = columns;
    updateScrollBar();
    viewport()->update();
}

void WaveformGrid::setFirstSamples(int samples)
{
    m_firstSamples = samples;
    viewport()->update();
}

void WaveformGrid::setSelected(const QList<ClipId>& clips)
{
    m_selected = QSet<ClipId>(clips.begin(), clips.end());
    m_current = clips.value(0);
    viewport()->update();
}

int WaveformGrid::columnsFor(int width) const
{
    return m_columns > 0 ? m_columns : std::clamp(width / leastCellWidth, 1, 5);
}

QRect WaveformGrid::cellRect(int index, const QSize& size) const
{
    const int columns = columnsFor(size.width());
    const int rows = (int(m_cells.size()) + columns - 1) / columns;
    const int height = std::clamp(size.height() / std::max(1, rows), leastCellHeight, mostCellHeight);
    const int column = index % columns;
    const int left = column * size.width() / columns;
    return {left, index / columns * height, (column + 1) * size.width() / columns - left, height};
}

void WaveformGrid::updateScrollBar()
{
    const QSize size = viewport()->size();
    const int bottom = m_cells.isEmpty() ? 0 : cellRect(int(m_cells.size()) - 1, size).bottom() + 1;
    verticalScrollBar()->setPageStep(size.height());
    verticalScrollBar()->setSingleStep(leastCellHeight / 4);
    verticalScrollBar()->setRange(0, std::max(0, bottom - size.height()));
}

int WaveformGrid::cellAt(const QPoint& position) const
{
    const QPoint inGrid = position + QPoint(0, verticalScrollBar()->value());
    for (int i = 0; i < m_cells.size(); ++i)
        if (cellRect(i, viewport()->size()).contains(inGrid))
            return i;
    return -1;
}

void WaveformGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().tokens().canvas);
    for (int i = 0; i < m_cells.size(); ++i) {
        const QRect rect = cellRect(i, viewport()->size()).translated(0, -verticalScrollBar()->value());
        if (rect.intersects(event->rect()))
            paintCell(painter, QRectF(rect), m_cells[i], m_selected.contains(m_cells[i].clip));
    }
}

void WaveformGrid::drawPicture(QPainter& painter, const QSize& size) const
{
    painter.fillRect(QRect(QPoint(0, 0), size), Theme::instance().tokens().canvas);
    const int columns = columnsFor(size.width());
    const int rows = std::max(1, (int(m_cells.size()) + columns - 1) / columns);
    const double width = double(size.width()) / columns;
    const double height = double(size.height()) / rows;
    for (int i = 0; i < m_cells.size(); ++i) {
        const int column = i % columns;
        const int row = i / columns;
        paintCell(painter, QRectF(column * width, row * height, width, height), m_cells[i], false);
    }
}

void WaveformGrid::paintCell(QPainter& painter, const QRectF& rect, const Cell& cell, bool selected) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF plot = rect.marginsRemoved(QMarginsF(plotMargins));
    painter.save();
    painter.setClipRect(rect);
    if (selected) {
        painter.fillRect(rect, tokens.accentSoft);
        painter.fillRect(QRectF(rect.left(), rect.top(), 2.0, rect.height()), tokens.accent);
    }
    QRectF caption(plot.left(), rect.top() + 2.0, plot.width(), captionHeight - 2.0);
    if (cell.classIndex >= 0) {
        Theme::drawMark(painter, QRectF(plot.left(), caption.center().y() - 7.0, 14.0, 14.0), cell.classIndex,
                        Theme::instance().classColour(cell.classIndex));
        caption.setLeft(caption.left() + 20.0);
    }
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(tokens.text);
    painter.drawText(caption, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(painter.font()).elidedText(cell.name, Qt::ElideRight, caption.width()));
    paintAxes(painter, plot, cell);
    painter.setClipRect(plot.adjusted(0, -1, 0, 1), Qt::IntersectClip);
    paintWave(painter, plot, cell);
    painter.restore();
}

std::int64_t WaveformGrid::framesShown(const Cell& cell) const
{
    return m_firstSamples > 0 ? std::int64_t(m_firstSamples) : cell.frames;
}

void WaveformGrid::paintAxes(QPainter& painter, const QRectF& plot, const Cell& cell) const
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(tokens.muted);
    for (const AxisTick& tick : axisTicks(-1.0, 1.0, 2)) {
        const double y = std::round(plot.center().y() - tick.value * plot.height() / 2.0);
        painter.fillRect(QRectF(plot.left(), y, plot.width(), 1.0), tick.value == 0.0 ? tokens.border : tokens.grid);
        painter.drawText(QRectF(plot.left() - 40.0, y - 8.0, 34.0, 16.0), Qt::AlignRight | Qt::AlignVCenter,
                         tick.label);
    }
    const double seconds = cell.sampleRate > 0 ? double(framesShown(cell)) / cell.sampleRate : 0.0;
    for (const AxisTick& tick : axisTicks(0.0, seconds, ticksAlong(plot.width()), AxisKind::Time)) {
        const double x = plot.left() + tick.value / seconds * plot.width();
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(tick.label);
        const double left = std::clamp(x - width / 2.0, plot.left(), plot.right() - width);
        painter.drawText(QRectF(left, plot.bottom() + 3.0, width, 16.0), Qt::AlignCenter | Qt::TextDontClip,
                         tick.label);
    }
}

void WaveformGrid::paintWave(QPainter& painter, const QRectF& plot, const Cell& cell) const
{
    const std::int64_t frames = framesShown(cell);
    const std::int64_t there = std::min(frames, cell.frames);
    if (frames <= 0 || there <= 0 || plot.width() < 2.0)
        return;
    QRectF part = plot;
    part.setWidth(plot.width() * double(there) / double(frames));
    const int columns = std::max(1, int(part.width() * painter.device()->devicePixelRatioF()));
    std::vector<Peak> peaks;
    if (there < std::int64_t(columns) * 2 * PeakPyramid::baseSamples) {
        const auto block = m_data.samples(cell.clip, {0, there});
        if (block == nullptr)
            return;
        peaks = samplePeaks(std::span(block->values).subspan(0, std::size_t(there)), 0.0, double(there), columns);
    } else {
        const auto pyramid = m_data.peaks(cell.clip);
        if (pyramid == nullptr)
            return;
        pyramid->peaks(0.0, double(there), columns, peaks);
    }
    paintPeaks(painter, part, peaks, Theme::instance().tokens().rms);
}

void WaveformGrid::choose(int index, Qt::KeyboardModifiers modifiers)
{
    if (index < 0 || index >= m_cells.size())
        return;
    const QRect rect = cellRect(index, viewport()->size());
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), rect.bottom() + 1 - viewport()->height(), rect.top()));
    Q_EMIT clipClicked(m_cells[index].clip, modifiers);
}

void WaveformGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(cellAt(event->position().toPoint()), event->modifiers());
}

void WaveformGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int index = cellAt(event->position().toPoint());
    if (index >= 0)
        Q_EMIT clipActivated(m_cells[index].clip);
}

void WaveformGrid::keyPressEvent(QKeyEvent* event)
{
    const auto found =
        std::find_if(m_cells.cbegin(), m_cells.cend(), [&](const Cell& cell) { return cell.clip == m_current; });
    const int index = found == m_cells.cend() ? -1 : int(found - m_cells.cbegin());
    const int columns = columnsFor(viewport()->width());
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(index - 1, Qt::NoModifier);
    case Qt::Key_Right:
        return choose(index + 1, Qt::NoModifier);
    case Qt::Key_Up:
        return choose(index - columns, Qt::NoModifier);
    case Qt::Key_Down:
        return choose(index + columns, Qt::NoModifier);
    default:
        QAbstractScrollArea::keyPressEvent(event);
    }
}

void WaveformGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

} // namespace suara
