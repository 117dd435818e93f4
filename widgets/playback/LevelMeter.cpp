#include "widgets/playback/LevelMeter.h"

#include "widgets/common/Language.h"
#include "widgets/common/Theme.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double range = 60.0;  // dB
constexpr double fall = 0.97;   // of the mark, per update
constexpr double silent = 1e-3; // -60 dB

double placeOf(double level)
{
    return level <= silent ? 0.0 : std::clamp(1.0 + 20.0 * std::log10(level) / range, 0.0, 1.0);
}

} // namespace

LevelMeter::LevelMeter(QWidget* parent) : QWidget(parent)
{
    setFixedSize(88, 28);
    onLanguage(this, [this] { setAccessibleName(tr("Level")); });
}

void LevelMeter::setLevels(double left, double right)
{
    const std::array<double, 2> levels{placeOf(left), placeOf(right)};
    for (std::size_t side = 0; side < 2; ++side)
        m_highest[side] = levels[side] == 0.0 ? 0.0 : std::max(levels[side], m_highest[side] * fall);
    m_shown = levels;
    update();
}

void LevelMeter::paintEvent(QPaintEvent*)
{
    const Tokens& t = Theme::instance().tokens();
    QPainter painter(this);
    for (std::size_t side = 0; side < 2; ++side) {
        const QRectF bar(0, height() / 2.0 - 6 + 7 * double(side), width(), 5);
        painter.fillRect(bar, t.border);
        painter.fillRect(QRectF(bar.topLeft(), QSizeF(bar.width() * m_shown[side], bar.height())), t.ok);
        if (m_highest[side] > 0.0)
            painter.fillRect(QRectF(bar.left() + bar.width() * m_highest[side] - 1, bar.top(), 2, bar.height()),
                             t.text);
    }
}

} // namespace suara
