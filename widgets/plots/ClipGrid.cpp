#include "widgets/plots/ClipGrid.h"

#include "core/audio/PeakPyramid.h"
#include "core/features/Mel.h"
#include "core/project/Project.h"
#include "widgets/common/AccessibleParts.h"
#include "widgets/common/ClipClasses.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/ClipFrames.h"
#include "widgets/common/Language.h"
#include "widgets/common/Numbers.h"
#include "widgets/common/ReadOut.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Ticker.h"
#include "widgets/common/WavePainter.h"
#include "widgets/lanes/SpectrogramLane.h"
#include "widgets/lanes/ViewLane.h"
#include "widgets/lanes/WaveformLane.h"

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
constexpr int partHeight = 14;                // of the line that says how much of a clip stands there
constexpr std::int64_t mostSamples = 100'000; // of a waveform that is drawn from them at any width
constexpr int scaleWidth = 72;                // of the colour bar and its labels

/// The common scale needs one reference for all clips.
View commonView(View view)
{
    view.parameters.set(parameter::melRef, "1");
    return view;
}

} // namespace

ClipGrid::ClipGrid(ClipData& clipData, QWidget* parent)
    : QAbstractScrollArea(parent)
    , m_data(clipData)
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
    if (!std::ranges::equal(cells, m_cells, {}, &Cell::clip, &Cell::clip))
        m_highest.reset(); // the loudest place of other clips
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

QMargins ClipGrid::plotMargins() const
{
    const bool mayBeCut = m_view.kind == ViewKind::WaveGrid && m_view.firstSamples > 0;
    return {52, captionHeight + (mayBeCut ? partHeight : 0), 10, 22};
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
    if (m_pointer)
        paintReadOut(painter, QPointF(*m_pointer), QRectF(viewport()->rect()).adjusted(2, 2, -2, -2),
                     readoutAt(*m_pointer));
}

bool ClipGrid::isWhole() const
{
    const auto isThere = [this](const Cell& cell) {
        if (m_view.kind == ViewKind::MelGrid) {
            const std::string& feature = m_view.features.at(0);
            const FrameOptions options = frameOptions(commonView(m_view));
            return m_data.frames(cell.clip, feature, options) != nullptr ||
                   !m_data.problem(cell.clip, feature, options).isEmpty();
        }
        const std::int64_t there = std::min(framesShown(cell), cell.frames);
        const bool fromSamples = there <= mostSamples;
        return !m_data.problem(cell.clip).isEmpty() ||
               (fromSamples ? m_data.samples(cell.clip, {0, there}) != nullptr : m_data.peaks(cell.clip) != nullptr);
    };
    return std::ranges::count_if(m_cells, isThere) == m_cells.size(); // all are asked for at once
}

QString ClipGrid::readoutAt(const QPoint& position) const
{
    const int index = cellAt(position);
    if (index < 0)
        return {};
    const Cell& cell = m_cells[index];
    const QRect rect = cellRect(index, room(viewport()->size())).translated(0, -verticalScrollBar()->value());
    const LaneGeometry geometry{QRectF(rect.marginsRemoved(plotMargins())), {0, framesShown(cell)}, cell.sampleRate};
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
    const QRectF plot = rect.marginsRemoved(QMarginsF(plotMargins()));
    painter.save();
    painter.setClipRect(rect);
    if (selected) {
        painter.fillRect(rect, tokens.accentSoft);
        painter.fillRect(QRectF(rect.left(), rect.top(), 2.0, rect.height()), tokens.accent);
    }
    paintCaption(painter, QRectF(plot.left(), rect.top() + 2.0, plot.width(), captionHeight - 2.0), cell);
    paintShownPart(painter, plot, cell);
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

/// What of the clip stands there, if it is not all.
void ClipGrid::paintShownPart(QPainter& painter, const QRectF& plot, const Cell& cell) const
{
    const std::int64_t shown = framesShown(cell);
    if (shown >= cell.frames)
        return;
    const QString part = tr("first %1 of %2 samples").arg(formatInteger(shown), formatInteger(cell.frames));
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(Theme::instance().tokens().muted);
    painter.drawText(QRectF(plot.left(), plot.top() - partHeight - 4.0, plot.width(), partHeight),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetricsF(painter.font()).elidedText(part, Qt::ElideRight, plot.width()));
}

void ClipGrid::paintCaption(QPainter& painter, QRectF caption, const Cell& cell) const
{
    const Tokens& tokens = Theme::instance().tokens();
    if (cell.classIndex >= 0) {
        Theme::drawMark(painter, QRectF(caption.left(), caption.center().y() - 7.0, 14.0, 14.0), cell.classIndex,
                        Theme::instance().classColour(cell.classIndex));
        caption.setLeft(caption.left() + 20.0);
    }
    painter.setFont(Theme::font(Theme::Role::Secondary));
    painter.setPen(tokens.text);
    painter.drawText(caption, Qt::AlignVCenter | Qt::AlignLeft,
                     QFontMetricsF(painter.font()).elidedText(cell.name, Qt::ElideRight, caption.width()));
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
    const bool sharp = there <= mostSamples || there < std::int64_t(columns) * 2 * PeakPyramid::baseSamples;
    if (const auto block = sharp ? m_data.samples(cell.clip, {0, there}) : nullptr)
        peaks = samplePeaks(std::span(block->values).subspan(0, std::size_t(there)), 0.0, double(there), columns);
    else if (const auto pyramid = there > mostSamples ? m_data.peaks(cell.clip) : nullptr)
        pyramid->peaks(0.0, double(there), columns, peaks);
    else
        return;
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
