#include "widgets/common/look/StyleParts.h"

#include "widgets/common/look/Theme.h"

#include <QPainter>
#include <QStyleOption>
#include <QVariant>
#include <QWidget>

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

/// A box with an edge of its own colour, or none.
void drawBox(QPainter& painter, const QRect& rect, const Ink& ink, double radius = 4, double edgeWidth = 1)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(ink.edge.alpha() == 0 ? QPen(Qt::NoPen) : QPen(ink.edge, edgeWidth));
    painter.setBrush(ink.ground);
    const double inset = ink.edge.alpha() == 0 ? 0.0 : edgeWidth / 2;
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset);
    painter.restore();
}

bool is(const QWidget* widget, const char* property)
{
    return widget != nullptr && widget->property(property).toBool();
}

QString roleOf(const QWidget* widget)
{
    return widget != nullptr ? widget->property("role").toString() : QString();
}

bool has(const QStyleOption& option, QStyle::StateFlag flag)
{
    return option.state & flag;
}

/// What a thing is filled with while it is held, under the pointer, or neither.
QColor pick(const QStyleOption& option, const QColor& plain, const QColor& hover, const QColor& held)
{
    const QStyle::State state = option.state;
    return state & QStyle::State_Sunken ? held : state & QStyle::State_MouseOver ? hover : plain;
}

Ink buttonInk(const QStyleOption& option, const QWidget* widget)
{
    const Tokens& t = Theme::instance().tokens();
    if (roleOf(widget) == u"link")
        return {Qt::transparent, Qt::transparent};
    if (!has(option, QStyle::State_Enabled))
        return {Qt::transparent, t.border};
    if (is(widget, "primary")) {
        const QColor ground = pick(option, t.accent, t.accentHover, t.accentPressed);
        return {ground, ground};
    }
    return {has(option, QStyle::State_On) ? t.pressed : pick(option, t.raised, t.hover, t.pressed), t.border};
}

QColor toolGround(const QStyleOption& option, const QString& role)
{
    const Tokens& t = Theme::instance().tokens();
    const bool isOn = has(option, QStyle::State_On);
    if (role == u"main")
        return has(option, QStyle::State_Enabled) ? pick(option, t.accent, t.accentHover, t.accentPressed) : t.border;
    if (role == u"segment")
        return isOn ? t.raised : QColor(Qt::transparent);
    if (role == u"search")
        return pick(option, t.raised, t.hover, t.pressed);
    if (!has(option, QStyle::State_Enabled))
        return Qt::transparent;
    return isOn ? t.accentSoft : pick(option, Qt::transparent, t.hover, t.pressed);
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

void drawButtonBox(QPainter& painter, const QStyleOptionButton& option, const QWidget* widget)
{
    drawBox(painter, option.rect, buttonInk(option, widget));
}

QStyleOptionButton buttonWords(const QStyleOptionButton& option, const QWidget* widget)
{
    const Tokens& t = Theme::instance().tokens();
    QStyleOptionButton words = option;
    if (!has(option, QStyle::State_Enabled))
        return words;
    if (is(widget, "primary"))
        words.palette.setColor(QPalette::ButtonText, t.onAccent);
    else if (is(widget, "danger"))
        words.palette.setColor(QPalette::ButtonText, t.danger);
    else if (roleOf(widget) == u"link")
        words.palette.setColor(QPalette::ButtonText, pick(option, t.accent, t.accentHover, t.accentPressed));
    return words;
}

void drawToolButtonBox(QPainter& painter, const QStyleOptionToolButton& option, const QWidget* widget)
{
    const QString role = roleOf(widget);
    const QColor edge = role == u"search" ? Theme::instance().tokens().border : QColor(Qt::transparent);
    drawBox(painter, option.rect, {toolGround(option, role), edge},
            role == u"main"      ? option.rect.height() / 2.0
            : role == u"segment" ? 3
                                 : 4);
}

QStyleOptionToolButton toolButtonWords(const QStyleOptionToolButton& option, const QWidget* widget)
{
    const Tokens& t = Theme::instance().tokens();
    const QString role = roleOf(widget);
    QStyleOptionToolButton words = option;
    const bool isSegment = role == u"segment";
    const bool isOn = has(option, QStyle::State_On);
    if (isSegment && isOn)
        words.font = Theme::font(Theme::Role::Title);
    const bool isQuiet = role == u"search" || (isSegment && !isOn && !has(option, QStyle::State_MouseOver));
    if (isQuiet && has(option, QStyle::State_Enabled))
        words.palette.setColor(QPalette::ButtonText, t.muted);
    return words;
}

void drawField(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = Theme::instance().tokens();
    const bool isWrittenIn = has(option, QStyle::State_HasFocus);
    const QColor ground = has(option, QStyle::State_Enabled) ? t.raised : QColor(Qt::transparent);
    drawBox(painter, option.rect, {ground, isWrittenIn ? t.accent : t.border}, 4, isWrittenIn ? 2 : 1);
}

void drawTextField(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = Theme::instance().tokens();
    const bool isWrittenIn = has(option, QStyle::State_HasFocus);
    drawBox(painter, option.rect, {t.canvas, isWrittenIn ? t.accent : t.border}, 4, isWrittenIn ? 2 : 1);
}

void drawPopUp(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = Theme::instance().tokens();
    painter.fillRect(option.rect, t.border);
    painter.fillRect(option.rect.adjusted(1, 1, -1, -1), t.raised);
}

void drawChosen(QPainter& painter, const QStyleOption& option)
{
    drawBox(painter, option.rect, {Theme::instance().tokens().accentSoft, Qt::transparent});
}

void drawKeyCap(QPainter& painter, const QStyleOption& option)
{
    const Tokens& t = Theme::instance().tokens();
    drawBox(painter, option.rect, {t.surface, t.border});
}

void drawHeaderBox(QPainter& painter, const QStyleOption& option, bool hasLine)
{
    const Tokens& t = Theme::instance().tokens();
    painter.fillRect(option.rect, t.surface);
    if (hasLine)
        painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), t.border);
}

void drawSlider(QPainter& painter, const QStyleOptionSlider& option, const QRect& groove, const QRect& knob)
{
    const Tokens& t = Theme::instance().tokens();
    const bool isUnder = has(option, QStyle::State_MouseOver) && (option.activeSubControls & QStyle::SC_SliderHandle);
    drawBox(painter, groove, {t.border, Qt::transparent}, 2);
    QRect done = groove;
    done.setRight(knob.center().x());
    drawBox(painter, done, {has(option, QStyle::State_Enabled) ? t.accent : t.faint, Qt::transparent}, 2);
    drawBox(painter, knob, {t.knob, isUnder ? t.accent : t.edge}, 7);
}

void drawScrollBar(QPainter& painter, const QStyleOptionSlider& option, const QRect& handle)
{
    const Tokens& t = Theme::instance().tokens();
    const bool isUnder =
        has(option, QStyle::State_MouseOver) && (option.activeSubControls & QStyle::SC_ScrollBarSlider);
    drawBox(painter, handle.adjusted(2, 2, -2, -2), {isUnder ? t.muted : t.edge, Qt::transparent}, 3);
}

void drawProgress(QPainter& painter, const QStyleOptionProgressBar& option)
{
    const Tokens& t = Theme::instance().tokens();
    drawBox(painter, option.rect, {t.border, Qt::transparent}, 2);
    const int range = option.maximum - option.minimum;
    if (range <= 0 || option.progress <= option.minimum)
        return;
    QRect done = option.rect;
    done.setWidth(int(double(option.rect.width()) * (option.progress - option.minimum) / range));
    drawBox(painter, QStyle::visualRect(option.direction, option.rect, done), {t.accent, Qt::transparent}, 2);
}

void drawMenuItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Tokens& t = Theme::instance().tokens();
    if (option.menuItemType == QStyleOptionMenuItem::Separator) {
        painter.fillRect(QRect(option.rect.left() + 8, option.rect.top() + 4, option.rect.width() - 16, 1), t.border);
        return;
    }
    const bool enabled = has(option, QStyle::State_Enabled);
    if (enabled && has(option, QStyle::State_Selected))
        drawChosen(painter, option);
    const auto placed = [&](const QRect& place) {
        return QStyle::visualRect(option.direction, option.rect, place);
    };
    const QRect sign(option.rect.left() + 6, option.rect.top(), 16, option.rect.height());
    if (option.checked)
        drawArrow(painter, placed(sign), "check", enabled);
    else if (!option.icon.isNull())
        option.icon.paint(&painter, placed(sign), Qt::AlignCenter, enabled ? QIcon::Normal : QIcon::Disabled);
    if (option.menuItemType == QStyleOptionMenuItem::SubMenu)
        drawArrow(painter, placed(QRect(option.rect.right() - 20, option.rect.top(), 16, option.rect.height())),
                  option.direction == Qt::RightToLeft ? "left" : "right", enabled);
    painter.save();
    painter.setFont(option.font);
    painter.setPen(enabled ? t.text : t.faint);
    const QRect words = placed(option.rect.adjusted(28, 0, -24, 0));
    const qsizetype tab = option.text.indexOf(u'\t');
    painter.drawText(words, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic | Qt::TextSingleLine,
                     option.text.left(tab));
    if (tab >= 0)
        painter.drawText(words, Qt::AlignRight | Qt::AlignVCenter | Qt::TextSingleLine, option.text.mid(tab + 1));
    painter.restore();
}

void drawMenuBarItem(QPainter& painter, const QStyleOptionMenuItem& option)
{
    const Tokens& t = Theme::instance().tokens();
    if (has(option, QStyle::State_Selected))
        drawBox(painter, option.rect.adjusted(1, 0, -1, 0),
                {has(option, QStyle::State_Sunken) ? t.pressed : t.hover, Qt::transparent});
    painter.save();
    painter.setPen(has(option, QStyle::State_Enabled) ? t.text : t.faint);
    painter.drawText(option.rect, Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine, option.text);
    painter.restore();
}

void drawArrow(QPainter& painter, const QRect& place, const char* icon, bool enabled)
{
    const Theme& theme = Theme::instance();
    theme.drawIcon(painter, squareOf(place, std::min({14, place.width(), place.height()})), QString::fromLatin1(icon),
                   enabled ? theme.tokens().muted : theme.tokens().faint);
}

} // namespace suara
