#include "widgets/annotation/KappaBar.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"
#include "widgets/common/text/Numbers.h"

#include <QPainter>
#include <algorithm>

namespace suara {

namespace {
constexpr double barTop = 6.0;
constexpr double barHeight = 4.0;
constexpr double dot = 4.5;
} // namespace

KappaBar::KappaBar(QWidget* parent) : QWidget(parent)
{
    setFixedHeight(32);
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] { update(); });
}

void KappaBar::setKappa(const Kappa& kappa)
{
    m_kappa = kappa;
    update();
}

void KappaBar::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double lowest = m_kappa.low.value_or(0.0) < 0.0 || m_kappa.value.value_or(0.0) < 0.0 ? -1.0 : 0.0;
    const double room = width() - 2 * dot;
    const auto x = [&](double value) {
        return dot + (value - lowest) / (1.0 - lowest) * room;
    };
    const auto bar = [&](double from, double to, const QColor& colour) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(QRectF(x(from), barTop, std::max(0.0, x(to) - x(from)), barHeight), 2.0, 2.0);
    };
    bar(lowest, 1.0, tokens.border);
    if (m_kappa.low && m_kappa.high) {
        QColor interval = tokens.accent;
        interval.setAlphaF(0.45F);
        bar(*m_kappa.low, *m_kappa.high, interval);
    }
    if (m_kappa.value) {
        painter.setBrush(tokens.accent);
        painter.drawEllipse(QPointF(x(*m_kappa.value), barTop + barHeight / 2), dot, dot);
    }
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.setPen(tokens.muted);
    const double middle = (lowest + 1.0) / 2.0;
    const QRectF under(0.0, barTop + 10.0, width(), 14.0);
    painter.drawText(under, Qt::AlignLeft, formatNumber(lowest, 0));
    painter.drawText(under, Qt::AlignHCenter, formatNumber(middle, middle == 0.0 ? 0 : 1));
    painter.drawText(under, Qt::AlignRight, formatNumber(1.0, 0));
}

} // namespace suara
