#include "widgets/plots/ClipGrid.h"

#include "core/audio/PeakPyramid.h"
#include "core/features/Mel.h"
#include "core/project/Project.h"
#include "widgets/common/AccessibleParts.h"
#include "widgets/common/ClipClasses.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Ticker.h"
#include "widgets/common/WavePainter.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/ViewLane.h"

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
constexpr QMargins plotMargins(52, captionHeight, 10, 22);
constexpr int scaleWidth = 72; // of the colour bar and its labels

/// The common scale needs one reference for all clips.
View commonView(View view)
{
    view.parameters.set(parameter::melRef, "1");
    return view;
}

} // namespace

ClipGrid::ClipGrid(ClipData& clipData, QWidget* parent)
    : QAbstractScrollArea(parent), m_data(clipData), m_mel(new SpectrogramLane(clipData, this))
{
    m_view.kind = ViewKind::WaveGrid;
    m_mel->hide();
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    giveAccessibleParts(this, QAccessible::ListItem, [this] {
        std::vector<AccessiblePart> parts;
        parts.reserve(std::size_t(m_cells.size()));
        for (int i = 0; i < int(m_cells.size()); ++i)
            parts.push_back({m_cells[i].name,
                             cellRect(i, room(viewport()->size())).translated(0, -verticalScrollBar()->value()),
                             [this, i] { choose(i, Qt::NoModifier); }, m_selected.contains(m_cells[i].clip)});
        return parts;
    });
    connect(&clipData, &ClipData::arrived, viewport(), qOverload<>(&QWidget::update));
    onTheme(this, [this] { viewport()->update(); });
    onLanguage(this, [this] {
        setAccessibleName(tr("Grid of clips"));
        viewport()->update();
    });
}

void ClipGrid::setCells(QList<Cell> cells)
{
    m_cells = std::move(cells);
    updateScrollBar();
    viewport()->update();
}

QList<ClipGrid::Cell> ClipGrid::cellsOf(const Project& project, const std::vector<ClipId>& clips)
{
    const QStringList classes = clipClasses(project);
    QList<Cell> cells;
    for (const ClipId id : clips)
        if (const Clip* clip = project.clip(id); clip != nullptr && clip->isReadable())
            cells.append({clip->id, QString::fromStdString(clip->name), suara::classIndex(classes, clip->label),
                          clip->frames, clip->sampleRate});
    return cells;
}

void ClipGrid::showView(const View& view)
{
    if (view.parameters.canonical() != m_view.parameters.canonical() || view.sampleRate != m_view.sampleRate)
        m_highest.reset();
    m_view = view;
    if (view.kind == ViewKind::MelGrid) {
        m_mel->setFeature(view.features.at(0), frameOptions(commonView(view)));
        m_mel->setDepth(view.depth);
    }
    updateScrollBar();
    viewport()->update();
}

void ClipGrid::setSelected(const QList<ClipId>& clips)
{
    m_selected = QSet<ClipId>(clips.begin(), clips.end());
    m_current = clips.value(0);
    viewport()->update();
}

QSize ClipGrid::room(const QSize& size) const
{
    return m_view.kind == ViewKind::MelGrid ? QSize(std::max(1, size.width() - scaleWidth), size.height()) : size;
}

int ClipGrid::columnsFor(int width) const
{
    return m_view.columns > 0 ? m_view.columns : std::clamp(width / leastCellWidth, 1, 5);
}

QRect ClipGrid::cellRect(int index, const QSize& size) const
{
    const int columns = columnsFor(size.width());
    const int rows = (int(m_cells.size()) + columns - 1) / columns;
    const int height = std::clamp(size.height() / std::max(1, rows), leastCellHeight, mostCellHeight);
    const int column = index % columns;
    const int left = column * size.width() / columns;
    return {left, index / columns * height, (column + 1) * size.width() / columns - left, height};
}

void ClipGrid::updateScrollBar()
{
    const QSize size = room(viewport()->size());
    const int bottom = m_cells.isEmpty() ? 0 : cellRect(int(m_cells.size()) - 1, size).bottom() + 1;
    verticalScrollBar()->setPageStep(size.height());
    verticalScrollBar()->setSingleStep(leastCellHeight / 4);
    verticalScrollBar()->setRange(0, std::max(0, bottom - size.height()));
}

int ClipGrid::cellAt(const QPoint& position) const
{
    const QPoint inGrid = position + QPoint(0, verticalScrollBar()->value());
    for (int i = 0; i < m_cells.size(); ++i)
        if (cellRect(i, room(viewport()->size())).contains(inGrid))
            return i;
    return -1;
}

/// Of those cells that are measured; asks for the others.
void ClipGrid::findHighest(const QList<Cell>& cells) const
{
    if (m_view.kind != ViewKind::MelGrid)
        return;
    for (const Cell& cell : cells)
        if (const auto frames = m_data.frames(cell.clip, m_view.features.at(0), frameOptions(commonView(m_view))))
            m_highest = std::max(m_highest.value_or(double(frames->highest)), double(frames->highest));
    m_mel->setHighest(m_highest);
}

/// One colour bar for all clips.
void ClipGrid::paintScale(QPainter& painter, const QRectF& area) const
{
    if (m_view.kind == ViewKind::MelGrid && m_highest)
        m_mel->paintColourBar(painter,
                              QRectF(0.0, area.top() + captionHeight, area.width() - scaleWidth,
                                     std::min(area.height(), double(mostCellHeight)) - captionHeight - 22.0),
                              *m_highest);
}

void ClipGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().tokens().canvas);
    QList<Cell> seen;
    QList<QRect> places;
    for (int i = 0; i < m_cells.size(); ++i) {
        const QRect rect = cellRect(i, room(viewport()->size())).translated(0, -verticalScrollBar()->value());
        if (!rect.intersects(event->rect()))
            continue;
        seen.append(m_cells[i]);
        places.append(rect);
    }
    const std::optional<double> before = m_highest;
    findHighest(seen);
    if (before && before != m_highest)
        viewport()->update(); // those that are not drawn now stand on the scale too
    for (int i = 0; i < seen.size(); ++i)
        paintCell(painter, QRectF(places[i]), seen[i], m_selected.contains(seen[i].clip));
    paintScale(painter, QRectF(viewport()->rect()));
}

void ClipGrid::drawPicture(QPainter& painter, const QSize& size) const
{
    painter.fillRect(QRect(QPoint(0, 0), size), Theme::instance().tokens().canvas);
    findHighest(m_cells);
    const int columns = columnsFor(room(size).width());
    const int rows = std::max(1, (int(m_cells.size()) + columns - 1) / columns);
    const double width = double(room(size).width()) / columns;
    const double height = double(size.height()) / rows;
    for (int i = 0; i < m_cells.size(); ++i) {
        const int column = i % columns;
        const int row = i / columns;
        paintCell(painter, QRectF(column * width, row * height, width, height), m_cells[i], false);
    }
    paintScale(painter, QRectF(QPointF(0, 0), size));
}

void ClipGrid::paintCell(QPainter& painter, const QRectF& rect, const Cell& cell, bool selected) const
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
    paintTimes(painter, plot, cell);
    if (m_view.kind == ViewKind::MelGrid) {
        m_mel->setClip(cell.clip);
        paintTicks(painter, plot, LaneSide::Left, m_mel->frequencyAxis().ticks(plot), tokens.muted);
        m_mel->drawPicture(painter, plot, {0, cell.frames}, cell.sampleRate, {}, true);
    } else {
        paintAmplitudes(painter, plot);
        painter.setClipRect(plot.adjusted(0, -1, 0, 1), Qt::IntersectClip);
        paintWave(painter, plot, cell);
    }
    painter.restore();
}

std::int64_t ClipGrid::framesShown(const Cell& cell) const
{
    return m_view.kind == ViewKind::WaveGrid && m_view.firstSamples > 0 ? std::int64_t(m_view.firstSamples)
                                                                        : cell.frames;
}

void ClipGrid::paintAmplitudes(QPainter& painter, const QRectF& plot) const
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
}

void ClipGrid::paintTimes(QPainter& painter, const QRectF& plot, const Cell& cell) const
{
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(Theme::instance().tokens().muted);
    const double seconds = cell.sampleRate > 0 ? double(framesShown(cell)) / cell.sampleRate : 0.0;
    for (const AxisTick& tick : axisTicks(0.0, seconds, ticksAlong(plot.width()) + 1, AxisKind::Time)) {
        const double x = plot.left() + tick.value / seconds * plot.width();
        const double width = QFontMetricsF(painter.font()).horizontalAdvance(tick.label);
        const double left = std::clamp(x - width / 2.0, plot.left(), plot.right() - width);
        painter.drawText(QRectF(left, plot.bottom() + 3.0, width, 16.0), Qt::AlignCenter | Qt::TextDontClip,
                         tick.label);
    }
}

void ClipGrid::paintWave(QPainter& painter, const QRectF& plot, const Cell& cell) const
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

void ClipGrid::choose(int index, Qt::KeyboardModifiers modifiers)
{
    if (index < 0 || index >= m_cells.size())
        return;
    const QRect rect = cellRect(index, viewport()->size());
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), rect.bottom() + 1 - viewport()->height(), rect.top()));
    Q_EMIT clipClicked(m_cells[index].clip, modifiers);
}

void ClipGrid::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        choose(cellAt(event->position().toPoint()), event->modifiers());
}

void ClipGrid::mouseDoubleClickEvent(QMouseEvent* event)
{
    const int index = cellAt(event->position().toPoint());
    if (index >= 0)
        Q_EMIT clipActivated(m_cells[index].clip);
}

void ClipGrid::keyPressEvent(QKeyEvent* event)
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

void ClipGrid::resizeEvent(QResizeEvent* event)
{
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBar();
}

} // namespace suara
