#include "widgets/common/StyleParts.h"

#include "widgets/common/Theme.h"

#include <QPainter>
#include <QStyleOption>

namespace suara {

namespace {

QRectF squareOf(const QRect& rect, double size)
{
    QRectF square(0, 0, size, size);
    square.moveCenter(QRectF(rect).center());
    return square;
}

struct Ink {
    QColor ground;
    QColor edge;
};

Ink boxInk(QStyle::State state, bool on)
{
    const Tokens& t = Theme::instance().tokens();
    if (!(state & QStyle::State_Enabled))
        return {Qt::transparent, t.border};
    if (on)
        return {t.accent, t.accent};
    return {state & QStyle::State_MouseOver ? t.hover : t.raised, t.edge};
}

} // namespace

void drawCheckBox(QPainter& painter, const QStyleOption& option)
{
    const Theme& theme = Theme::instance();
    const bool on = option.state & (QStyle::State_On | QStyle::State_NoChange);
    const Ink ink = boxInk(option.state, on);
    const QRectF box = squareOf(option.rect, 14);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.edge, 1));
    painter.setBrush(ink.ground);
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    const QColor sign = option.state & QStyle::State_Enabled ? theme.tokens().onAccent : theme.tokens().faint;
    if (option.state & QStyle::State_NoChange)
        painter.fillRect(QRectF(box.x() + 3.5, box.center().y() - 0.75, 7, 1.5), sign);
    else if (on)
        theme.drawIcon(painter, box.adjusted(0.5, 0.5, -0.5, -0.5), QStringLiteral("check"), sign);
    painter.restore();
}

void drawRadioButton(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = Theme::instance().tokens();
    const bool on = option.state & QStyle::State_On;
    const Ink ink = boxInk(option.state, on);
    const QRectF box = squareOf(option.rect, 14).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ink.edge, 1));
    painter.setBrush(ink.ground);
    painter.drawEllipse(box);
    if (on) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(option.state & QStyle::State_Enabled ? t.onAccent : t.faint);
        painter.drawEllipse(box.center(), 2.5, 2.5);
    }
    painter.restore();
}

void drawComboBox(QPainter& painter, const QStyleOptionComboBox& option)
{
    const Tokens& t = Theme::instance().tokens();
    const bool enabled = option.state & QStyle::State_Enabled;
    const bool held = option.state & (QStyle::State_Sunken | QStyle::State_On);
    const bool under = option.state & QStyle::State_MouseOver;
    const bool isField = option.editable && enabled; // whose text has a ground of its own
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(isField    ? t.raised
                     : !enabled ? QColor(Qt::transparent)
                     : held     ? t.pressed
                     : under    ? t.hover
                                : t.raised);
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.restore();
    drawArrow(painter, QRect(option.rect.right() - 22, option.rect.top(), 18, option.rect.height()), "down", enabled);
}

void drawArrow(QPainter& painter, const QRect& place, const char* icon, bool enabled)
{
    const Theme& theme = Theme::instance();
    theme.drawIcon(painter, squareOf(place, std::min({14, place.width(), place.height()})), QString::fromLatin1(icon),
                   enabled ? theme.tokens().muted : theme.tokens().faint);
}

} // namespace suara
