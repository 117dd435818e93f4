#include "widgets/plots/ClipGrid.h"

#include "core/audio/PeakPyramid.h"
#include "widgets/common/controls/Ticker.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/painting/WavePainter.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/lanes/SpectrogramLane.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <span>

namespace suara {

void ClipGrid::paintCell(QPainter& painter, const QRectF& rect, const Cell& cell, bool selected) const
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRectF plot = rect.marginsRemoved(QMarginsF(plotMargins()));
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    if (selected) {
        painter.fillRect(rect, tokens.accentSoft);
        painter.fillRect(QRectF(rect.left(), rect.top(), 2.0, rect.height()), tokens.accent);
    }
    paintCaption(painter, QRectF(plot.left(), rect.top() + 2.0, plot.width(), captionHeight - 2.0), cell);
    paintShownPart(painter, plot, cell);
    if (!m_view.sameTimes)
        paintTimes(painter, plot, secondsShown(cell));
    if (m_view.kind == ViewKind::MelGrid) {
        m_mel->setGiven(m_pictures.frames(cell));
        m_mel->setClip(cell.clip);
        m_mel->drawPicture(painter, stretchOf(plot, cell), {0, cell.frames}, cell.sampleRate, {}, true);
        m_mel->setGiven(nullptr);
    } else {
        const double top = loudest(cell);
        paintLevels(painter, plot, top);
        if (!hasCommonValues())
            paintValues(painter, plot, top);
        painter.setClipRect(plot.adjusted(0, -1, 0, 1), Qt::IntersectClip);
        paintWave(painter, plot, cell);
    }
    painter.restore();
}

double ClipGrid::loudest(const Cell& cell) const
{
    const auto peaks = m_view.sameValues ? nullptr : m_pictures.peaks(cell);
    double top = 0.0;
    for (const Peak& peak : peaks != nullptr ? std::span(*peaks) : std::span<const Peak>())
        top = std::max({top, double(peak.maximum), -double(peak.minimum)});
    return top > 0.0 ? top : 1.0;
}

/// The axes that all cells share, at the border: values beside the first of each row, times under the columns.
void ClipGrid::paintAxes(QPainter& painter, const QSize& size, const QList<QRectF>& cells) const
{
    const QRectF area = room(size);
    const QMarginsF margins(plotMargins());
    double columnsDone = -1.0;
    for (const QRectF& cell : cells) {
        const QRectF plot = cell.marginsRemoved(margins);
        if (hasCommonValues() && cell.left() <= area.left() + 0.5) {
            painter.save();
            painter.setClipRect(QRectF(0.0, area.top(), area.left() + gap, area.height()));
            if (m_view.kind == ViewKind::MelGrid)
                paintTicks(painter, plot, LaneSide::Left, m_mel->frequencyAxis().ticks(plot),
                           Theme::instance().tokens().muted);
            else
                paintValues(painter, plot, 1.0);
            painter.restore();
        }
        if (m_view.sameTimes && cell.left() > columnsDone) {
            columnsDone = cell.left();
            paintTimes(painter, QRectF(plot.left(), area.bottom() - gap, plot.width(), gap / 2.0), m_longest);
        }
    }
    paintTitles(painter, area);
    paintScale(painter, area);
}

void ClipGrid::paintTitles(QPainter& painter, const QRectF& area) const
{
    if (m_cells.isEmpty())
        return;
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.setPen(Theme::instance().tokens().muted);
    if (m_view.sameTimes)
        painter.drawText(QRectF(area.left(), area.bottom() + labelsHeight - gap / 2.0, area.width(), titleHeight),
                         Qt::AlignCenter, tr("Time"));
    if (!hasCommonValues())
        return;
    painter.save();
    painter.translate(titleHeight / 2.0 + 2.0, area.center().y());
    painter.rotate(-90.0);
    painter.drawText(QRectF(-area.height() / 2.0, -titleHeight / 2.0, area.height(), titleHeight), Qt::AlignCenter,
                     m_view.kind == ViewKind::MelGrid ? tr("Frequency") : tr("Amplitude"));
    painter.restore();
}

/// One colour bar for all clips.
void ClipGrid::paintScale(QPainter& painter, const QRectF& area) const
{
    if (m_view.kind == ViewKind::MelGrid && m_highest)
        m_mel->paintColourBar(painter,
                              QRectF(0.0, area.top() + captionHeight, area.right(),
                                     std::min(area.height(), double(mostCellHeight)) - captionHeight - labelsHeight),
                              *m_highest);
}

/// What of the clip stands there, if it is not all.
void ClipGrid::paintShownPart(QPainter& painter, const QRectF& plot, const Cell& cell) const
{
    const std::int64_t shown = m_pictures.samplesShown(cell);
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

/// Level lines at the same heights as paintValues() has its numbers.
void ClipGrid::paintLevels(QPainter& painter, const QRectF& plot, double loudest) const
{
    const Tokens& tokens = Theme::instance().tokens();
    for (const AxisTick& tick : axisTicks(-loudest, loudest, 2))
        painter.fillRect(QRectF(plot.left(), std::round(plot.center().y() - tick.value / loudest * plot.height() / 2.0),
                                plot.width(), 1.0),
                         tick.value == 0.0 ? tokens.border : tokens.grid);
}

void ClipGrid::paintValues(QPainter& painter, const QRectF& plot, double loudest) const
{
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(Theme::instance().tokens().muted);
    for (const AxisTick& tick : axisTicks(-loudest, loudest, 2)) {
        const double y = std::round(plot.center().y() - tick.value / loudest * plot.height() / 2.0);
        painter.drawText(QRectF(plot.left() - labelsWidth, y - 8.0, labelsWidth - 6.0, 16.0),
                         Qt::AlignRight | Qt::AlignVCenter, tick.label);
    }
}

void ClipGrid::paintTimes(QPainter& painter, const QRectF& plot, double seconds) const
{
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(Theme::instance().tokens().muted);
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
    const std::int64_t frames = m_pictures.samplesShown(cell);
    const std::int64_t there = std::min(frames, cell.frames);
    if (frames <= 0 || there <= 0 || plot.width() < 2.0)
        return;
    const auto peaks = m_pictures.peaks(cell);
    if (peaks == nullptr)
        return;
    QRectF part = stretchOf(plot, cell);
    part.setWidth(part.width() * double(there) / double(frames));
    const int columns = std::max(1, int(std::ceil(part.width() * painter.device()->devicePixelRatioF())));
    paintPeaks(painter, part, peaksAcross(*peaks, columns), Theme::instance().tokens().rms, {}, loudest(cell));
}

} // namespace suara
