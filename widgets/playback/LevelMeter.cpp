#include "widgets/playback/LevelMeter.h"

#include "widgets/common/controls/AccessibleParts.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double lowest = -60.0; // dBFS
constexpr double holdSeconds = 1.5;
constexpr double fall = 20.0; // dB a second
constexpr double barTop = 7.0;
constexpr double barHeight = 5.0;
constexpr double barStep = 7.0;
constexpr double barsWidth = 96.0;
constexpr double lampWidth = 6.0;
constexpr double margin = 8.0; // room for half a label at the left

double decibelsOf(double level)
{
    return level > 0.0 ? 20.0 * std::log10(level) : -1000.0;
}

double placeOf(double decibels)
{
    return margin + barsWidth * std::clamp(1.0 - decibels / lowest, 0.0, 1.0);
}

QRectF sideRect(std::size_t side, double from, double to)
{
    return {from, barTop + barStep * double(side), std::max(0.0, to - from), barHeight};
}

QString shown(double level)
{
    return level > 0.0 ? formatNumber(decibelsOf(level), 1) : QStringLiteral("−∞");
}

} // namespace

double PeakHold::at(double decibels, double now)
{
    const double fallen = now - std::max(m_before, m_since + holdSeconds);
    m_before = now;
    if (fallen > 0.0)
        m_highest -= fall * fallen;
    if (decibels >= m_highest) {
        m_highest = decibels;
        m_since = now;
    }
    return m_highest;
}

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent)
{
    setFixedSize(int(margin + barsWidth + 4.0 + lampWidth), 36);
    m_clock.start();
    m_marks.fill(lowest);
    giveAccessibleParts(this, QAccessible::ProgressBar, [this] {
        std::vector<AccessiblePart> parts;
        for (std::size_t side = 0; side < 2; ++side)
            parts.push_back({sentence(side), sideRect(side, margin, margin + barsWidth), [this] {
                                 clearClipping();
                             }});
        return parts;
    });
    onLanguage(this, [this] { setAccessibleName(tr("Level in dBFS")); });
    onTheme(this, [this] { update(); });
}

void LevelMeter::setLevels(const SoundLevels& levels)
{
    const double now = double(m_clock.nsecsElapsed()) * 1e-9;
    const bool silent = levels == SoundLevels{};
    for (std::size_t side = 0; side < 2; ++side) {
        if (silent)
            m_holds[side] = {};
        m_marks[side] = m_holds[side].at(decibelsOf(levels[side].peak), now);
        m_clipped[side] = m_clipped[side] || levels[side].clips;
    }
    m_levels = levels;
    update();
}

void LevelMeter::clearClipping()
{
    m_clipped = {};
    update();
}

QString LevelMeter::sentence(std::size_t side) const
{
    QString text = (side == 0 ? tr("Left: peak %1, RMS %2 dBFS") : tr("Right: peak %1, RMS %2 dBFS"))
                       .arg(shown(m_levels[side].peak), shown(m_levels[side].rms));
    return m_clipped[side] ? text + QStringLiteral(" · ") + tr("clipped") : text;
}

void LevelMeter::paintEvent(QPaintEvent*)
{
    const Tokens& t = Theme::instance().tokens();
    QPainter painter(this);
    QColor pale = t.ok;
    pale.setAlphaF(0.45f);
    const double lamp = margin + barsWidth + 4.0;
    for (std::size_t side = 0; side < 2; ++side) {
        const double rms = placeOf(decibelsOf(m_levels[side].rms));
        const double peak = placeOf(decibelsOf(m_levels[side].peak));
        painter.fillRect(sideRect(side, margin, margin + barsWidth), t.border);
        painter.fillRect(sideRect(side, margin, rms), t.ok);
        painter.fillRect(sideRect(side, rms, peak), pale);
        const double mark = placeOf(m_marks[side]);
        if (m_marks[side] > lowest)
            painter.fillRect(sideRect(side, mark - 2.0, mark), t.text);
        painter.fillRect(sideRect(side, lamp, lamp + lampWidth), m_clipped[side] ? t.danger : t.border);
    }
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(t.muted);
    for (const double decibels : {-60.0, -40.0, -20.0, 0.0})
        painter.drawText(QRectF(placeOf(decibels) - 16.0, barTop + 2.0 * barStep, 32.0, 14.0),
                         Qt::AlignCenter | Qt::TextDontClip, formatNumber(decibels, 0));
}

void LevelMeter::mousePressEvent(QMouseEvent*)
{
    clearClipping();
}

bool LevelMeter::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    QStringList lines{sentence(0), sentence(1)};
    if (hasClipped())
        lines << tr("The sound passed full scale: lower the gain. A click puts the lamps out.");
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(), lines.join(u'\n'), this);
    return true;
}

} // namespace suara
