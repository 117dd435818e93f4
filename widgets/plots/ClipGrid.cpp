#include "widgets/plots/ClipGrid.h"

#include "core/project/Project.h"
#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/controls/ReadOut.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/workbench/ClipClasses.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/ViewLane.h"
#include "widgets/lanes/WaveformLane.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <algorithm>

namespace suara {

namespace {

constexpr int leastCellWidth = 220;
constexpr int leastCellHeight = 132;
constexpr int scaleWidth = 72; // of the colour bar and its labels

} // namespace

ClipGrid::ClipGrid(ClipData& clipData, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_pictures(clipData)
    , m_mel(new SpectrogramLane(clipData, this))
    , m_wave(new WaveformLane(clipData, this))
{
    m_view.kind = ViewKind::WaveGrid;
    m_mel->hide();
    m_wave->hide();
    m_wave->attach(&m_time, {});
    viewport()->setMouseTracking(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    giveAccessibleParts(this, QAccessible::ListItem, [this] {
        std::vector<AccessiblePart> parts;
        parts.reserve(std::size_t(m_cells.size()));
        for (int i = 0; i < int(m_cells.size()); ++i)
            parts.push_back({m_cells[i].name, seenRect(i), [this, i] { choose(i, Qt::NoModifier); },
                             m_selected.contains(m_cells[i].clip)});
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
    if (cells != m_cells)
        m_highest.reset(); // the loudest place of other clips
    m_cells = std::move(cells);
    m_pictures.show(m_view, m_cells);
    findLongest();
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
                          clip->frames, clip->sampleRate, clip->contentHash + ' ' + clip->path});
    return cells;
}

void ClipGrid::showView(const View& view)
{
    if (view.parameters.canonical() != m_view.parameters.canonical() || view.sampleRate != m_view.sampleRate)
        m_highest.reset();
    m_view = view;
    if (view.kind == ViewKind::MelGrid) {
        m_mel->setFeature(view.features.at(0), frameOptions(gridReference(view)));
        m_mel->setDepth(view.depth);
        m_mel->setColours(view.colours);
    }
    m_pictures.show(view, m_cells);
    findLongest();
    updateScrollBar();
    viewport()->update();
}

void ClipGrid::setSelected(const QList<ClipId>& clips)
{
    m_selected = QSet<ClipId>(clips.begin(), clips.end());
    m_current = clips.value(0);
    viewport()->update();
}

bool ClipGrid::hasCommonValues() const
{
    return m_view.kind == ViewKind::MelGrid || m_view.sameValues; // frequencies are the same for all
}

QRect ClipGrid::room(const QSize& size) const
{
    QRect cells(QPoint(0, 0), size);
    if (hasCommonValues())
        cells.setLeft(titleHeight + labelsWidth - gap / 2);
    if (m_view.sameTimes)
        cells.setHeight(std::max(1, cells.height() - titleHeight - labelsHeight));
    if (m_view.kind == ViewKind::MelGrid)
        cells.setWidth(std::max(1, cells.width() - scaleWidth));
    return cells;
}

QMargins ClipGrid::plotMargins() const
{
    const bool mayBeCut = m_view.kind == ViewKind::WaveGrid && m_view.firstSamples > 0;
    return {hasCommonValues() ? gap / 2 : labelsWidth, captionHeight + (mayBeCut ? partHeight : 0), gap,
            m_view.sameTimes ? gap : labelsHeight};
}

int ClipGrid::columnsFor(int width) const
{
    const int most = std::max(1, int(m_cells.size()));
    return std::min(most, m_view.columns > 0 ? m_view.columns : std::clamp(width / leastCellWidth, 1, 5));
}

QRect ClipGrid::cellRect(int index, const QSize& size) const
{
    const QRect cells = room(size);
    const int columns = columnsFor(cells.width());
    const int rows = (int(m_cells.size()) + columns - 1) / columns;
    const int height = std::clamp(cells.height() / std::max(1, rows), leastCellHeight, mostCellHeight);
    const int column = index % columns;
    const int left = column * cells.width() / columns;
    return {cells.left() + left, index / columns * height, (column + 1) * cells.width() / columns - left, height};
}

QRect ClipGrid::seenRect(int index) const
{
    return cellRect(index, viewport()->size()).translated(0, -verticalScrollBar()->value());
}

double ClipGrid::secondsShown(const Cell& cell) const
{
    return cell.sampleRate > 0 ? double(m_pictures.samplesShown(cell)) / cell.sampleRate : 0.0;
}

void ClipGrid::findLongest()
{
    m_longest = 0.0;
    for (const Cell& cell : m_cells)
        m_longest = std::max(m_longest, secondsShown(cell));
}

double ClipGrid::secondsAcross(const Cell& cell) const
{
    return m_view.sameTimes ? m_longest : secondsShown(cell);
}

QRectF ClipGrid::stretchOf(const QRectF& plot, const Cell& cell) const
{
    const double across = secondsAcross(cell);
    QRectF stretch = plot;
    stretch.setWidth(across > 0.0 ? plot.width() * secondsShown(cell) / across : 0.0);
    return stretch;
}

void ClipGrid::updateScrollBar()
{
    const int page = room(viewport()->size()).height();
    const int bottom = m_cells.isEmpty() ? 0 : cellRect(int(m_cells.size()) - 1, viewport()->size()).bottom() + 1;
    verticalScrollBar()->setPageStep(page);
    verticalScrollBar()->setSingleStep(leastCellHeight / 4);
    verticalScrollBar()->setRange(0, std::max(0, bottom - page));
}

int ClipGrid::cellAt(const QPoint& position) const
{
    if (!room(viewport()->size()).contains(position))
        return -1; // on an axis
    for (int i = 0; i < m_cells.size(); ++i)
        if (seenRect(i).contains(position))
            return i;
    return -1;
}

/// Of those cells that are measured; asks for the others.
void ClipGrid::findHighest(const QList<Cell>& cells) const
{
    if (m_view.kind != ViewKind::MelGrid)
        return;
    for (const Cell& cell : cells)
        if (const auto frames = m_pictures.frames(cell))
            m_highest = std::max(m_highest.value_or(double(frames->highest)), double(frames->highest));
    m_mel->setHighest(m_view.sameValues ? m_highest : std::nullopt);
}

void ClipGrid::paintEvent(QPaintEvent* event)
{
    QPainter painter(viewport());
    painter.fillRect(event->rect(), Theme::instance().tokens().canvas);
    const QRect area = room(viewport()->size());
    QList<Cell> seen;
    QList<QRectF> places;
    for (int i = 0; i < m_cells.size(); ++i)
        if (const QRect rect = seenRect(i); rect.intersects(area)) {
            seen.append(m_cells[i]);
            places.append(rect);
        }
    const std::optional<double> before = m_highest;
    findHighest(seen);
    if (before && before != m_highest)
        viewport()->update(); // those that are not drawn now stand on the scale too
    painter.save();
    painter.setClipRect(QRect(0, area.top(), viewport()->width(), area.height()));
    for (int i = 0; i < seen.size(); ++i)
        paintCell(painter, places[i], seen[i], m_selected.contains(seen[i].clip));
    painter.restore();
    paintAxes(painter, viewport()->size(), places);
    if (m_pointer)
        paintReadOut(painter, QPointF(*m_pointer), QRectF(viewport()->rect()).adjusted(2, 2, -2, -2),
                     readoutAt(*m_pointer));
}

bool ClipGrid::isWhole() const
{
    const auto isThere = [this](const Cell& cell) {
        return m_pictures.isThere(cell);
    };
    return std::ranges::count_if(m_cells, isThere) == m_cells.size(); // all are asked for at once
}

QString ClipGrid::readoutAt(const QPoint& position) const
{
    const int index = cellAt(position);
    if (index < 0)
        return {};
    const Cell& cell = m_cells[index];
    const QRectF plot = QRectF(seenRect(index)).marginsRemoved(QMarginsF(plotMargins()));
    const LaneGeometry geometry{stretchOf(plot, cell), {0, m_pictures.samplesShown(cell)}, cell.sampleRate};
    if (!geometry.plot.contains(position) || geometry.sample(position.x()) >= double(cell.frames))
        return {};
    const bool isMel = m_view.kind == ViewKind::MelGrid;
    if (isMel) {
        m_mel->setClip(cell.clip);
    } else {
        m_time.setClip(cell.sampleRate, cell.frames);
        m_wave->setClip(cell.clip);
    }
    const Lane& lane = isMel ? static_cast<const Lane&>(*m_mel) : *m_wave;
    return cell.name + u'\n' + lane.readoutAt(position, geometry);
}

void ClipGrid::pointAt(std::optional<QPoint> position)
{
    m_pointer = position;
    viewport()->update();
}

void ClipGrid::mouseMoveEvent(QMouseEvent* event)
{
    pointAt(event->position().toPoint());
}

void ClipGrid::leaveEvent(QEvent* event)
{
    pointAt(std::nullopt);
    QAbstractScrollArea::leaveEvent(event);
}

void ClipGrid::drawPicture(QPainter& painter, const QSize& size) const
{
    painter.fillRect(QRect(QPoint(0, 0), size), Theme::instance().tokens().canvas);
    findHighest(m_cells);
    const QRectF area = room(size);
    const int columns = columnsFor(int(area.width()));
    const int rows = std::max(1, (int(m_cells.size()) + columns - 1) / columns);
    const double width = area.width() / columns;
    const double height = area.height() / rows;
    QList<QRectF> places;
    for (int i = 0; i < m_cells.size(); ++i) {
        const int row = i / columns;
        places.append({area.left() + i % columns * width, row * height, width, height});
        paintCell(painter, places.last(), m_cells[i], false);
    }
    paintAxes(painter, size, places);
}

void ClipGrid::choose(int index, Qt::KeyboardModifiers modifiers)
{
    if (index < 0 || index >= m_cells.size())
        return;
    const QRect rect = cellRect(index, viewport()->size());
    const int page = room(viewport()->size()).height();
    QScrollBar* bar = verticalScrollBar();
    bar->setValue(std::clamp(bar->value(), std::min(rect.top(), rect.bottom() + 1 - page), rect.top()));
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
    const int columns = columnsFor(room(viewport()->size()).width());
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
