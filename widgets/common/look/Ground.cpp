#include "widgets/common/look/Ground.h"

#include "widgets/common/look/Theme.h"

#include <QPainter>
#include <QStyleOptionViewItem>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

/// Relative luminance as WCAG 2 defines it.
double luminance(const QColor& colour)
{
    const auto linear = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

double contrast(const QColor& a, const QColor& b)
{
    const auto [darker, lighter] = std::minmax({luminance(a), luminance(b)});
    return (lighter + 0.05) / (darker + 0.05);
}

} // namespace

QColor mixed(const QColor& over, const QColor& under, double opacity)
{
    const auto channel = [opacity](int a, int b) {
        return int(std::lround(opacity * a + (1.0 - opacity) * b));
    };
    return {channel(over.red(), under.red()), channel(over.green(), under.green()), channel(over.blue(), under.blue())};
}

QColor textOn(const QColor& ground)
{
    const Tokens& tokens = Theme::instance().tokens();
    return contrast(tokens.text, ground) >= contrast(tokens.canvas, ground) ? tokens.text : tokens.canvas;
}

void drawRowGround(QPainter& painter, const QStyleOptionViewItem& option)
{
    const Tokens& tokens = Theme::instance().tokens();
    const QRect& row = option.rect;
    if ((option.state & QStyle::State_Selected) != 0) {
        painter.fillRect(row, tokens.accentSoft);
        painter.fillRect(QRect(row.topLeft(), QSize(2, row.height())), tokens.accent);
    } else if ((option.state & QStyle::State_MouseOver) != 0) {
        painter.fillRect(row, tokens.hover);
    }
}

} // namespace suara
