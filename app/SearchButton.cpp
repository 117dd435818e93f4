#include "app/SearchButton.h"

#include "widgets/common/look/Theme.h"
#include "widgets/common/look/WindowWidth.h"
#include "widgets/common/text/Language.h"

#include <QAction>
#include <QPainter>

namespace suara {

SearchButton::SearchButton(QAction* palette, QWidget* parent)
    : QAbstractButton(parent), m_key(palette->shortcut().toString(QKeySequence::NativeText).replace(u'+', u' '))
{
    setFocusPolicy(Qt::TabFocus);
    connect(this, &QAbstractButton::clicked, palette, &QAction::trigger);
    onLanguage(this, [this, palette] {
        setText(tr("Find an action"));
        setToolTip(palette->toolTip());
        setAccessibleName(tr("Find an action"));
    });
}

QSize SearchButton::sizeHint() const
{
    return {window()->width() < kWideWindow ? 84 : 220, 28};
}

void SearchButton::paintEvent(QPaintEvent*)
{
    const Theme& theme = Theme::instance();
    const Tokens& t = theme.tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(t.border, 1));
    painter.setBrush(isDown() ? t.pressed : underMouse() ? t.hover : t.raised);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    theme.drawIcon(painter, QRectF(8, (height() - 16) / 2.0, 16, 16), QStringLiteral("search"), t.muted);
    painter.setPen(t.muted);
    if (width() > 160) {
        painter.setFont(Theme::font(Theme::Role::Control));
        painter.drawText(rect().adjusted(32, 0, -56, 0), Qt::AlignVCenter, text());
    }
    painter.setFont(Theme::font(Theme::Role::Tick));
    painter.drawText(rect().adjusted(0, 0, -9, 0), Qt::AlignVCenter | Qt::AlignRight, m_key);
}

void SearchButton::enterEvent(QEnterEvent*)
{
    update();
}

void SearchButton::leaveEvent(QEvent*)
{
    update();
}

} // namespace suara
