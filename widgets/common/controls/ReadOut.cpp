#include "widgets/common/controls/ReadOut.h"

#include "widgets/common/look/Theme.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace suara {

namespace {

constexpr double lineHeight = 18.0;
constexpr double distance = 12.0;
constexpr double padding = 10.0;
constexpr double columnGap = 16.0;

struct Columns {
    QStringList lines;
    double first = 0.0;
    double second = 0.0;

    QSizeF size() const
    {
        const double gap = second > 0.0 ? columnGap : 0.0;
        return {2 * padding + first + gap + second, 2 * (padding - 3.0) + lineHeight * double(lines.size())};
    }
};

Columns measured(const QString& text)
{
    const QFontMetricsF strong(Theme::font(Theme::Role::SecondaryStrong));
    const QFontMetricsF plain(Theme::font(Theme::Role::Secondary));
    Columns columns;
    columns.lines = text.split(QLatin1Char('\n'));
    for (const QString& line : std::as_const(columns.lines)) {
        columns.first = std::max(columns.first, strong.horizontalAdvance(line.section(QLatin1Char('\t'), 0, 0)));
        columns.second = std::max(columns.second, plain.horizontalAdvance(line.section(QLatin1Char('\t'), 1)));
    }
    return columns;
}

QRectF placed(const QPointF& at, const QRectF& bounds, const QSizeF& size)
{
    double left = at.x() + distance;
    double top = at.y() + distance;
    if (left + size.width() > bounds.right())
        left = at.x() - distance - size.width();
    if (top + size.height() > bounds.bottom())
        top = at.y() - distance - size.height();
    left = std::max(bounds.left(), std::min(left, bounds.right() - size.width()));
    top = std::max(bounds.top(), std::min(top, bounds.bottom() - size.height()));
    return {QPointF(std::round(left), std::round(top)), size};
}

} // namespace

void paintReadOut(QPainter& painter, const QPointF& at, const QRectF& bounds, const QString& text)
{
    if (text.isEmpty())
        return;
    const Columns columns = measured(text);
    const QRectF box = placed(at, bounds, columns.size());
    const Tokens& tokens = Theme::instance().tokens();
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(tokens.border, 1.0));
    painter.setBrush(tokens.raised);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6.0, 6.0);
    QRectF line(box.left() + padding, box.top() + padding - 3.0, columns.first, lineHeight);
    for (const QString& row : columns.lines) {
        painter.setFont(Theme::font(Theme::Role::SecondaryStrong));
        painter.setPen(tokens.text);
        painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip,
                         row.section(QLatin1Char('\t'), 0, 0));
        painter.setFont(Theme::font(Theme::Role::Secondary));
        painter.setPen(tokens.muted);
        painter.drawText(line.translated(columns.first + columnGap, 0.0),
                         Qt::AlignVCenter | Qt::AlignLeft | Qt::TextDontClip, row.section(QLatin1Char('\t'), 1));
        line.translate(0.0, lineHeight);
    }
    painter.restore();
}

} // namespace suara
