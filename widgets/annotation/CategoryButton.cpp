#include "widgets/annotation/CategoryButton.h"

#include "widgets/annotation/Labels.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QPainter>

namespace suara {

namespace {
// A word of nine letters fits where the palette is narrow.
constexpr double wordFrom = 25.0; // px, behind the mark
constexpr double wordTo = 28.0;   // px, before the key
} // namespace

void paintKeyCap(QPainter& painter, const QRectF& place, const QString& key)
{
    const Tokens& tokens = Theme::instance().tokens();
    painter.setPen(tokens.border);
    painter.setBrush(tokens.surface);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 3.0, 3.0);
    painter.setPen(tokens.text);
    painter.setFont(Theme::font(Theme::Role::TickStrong));
    painter.drawText(place, Qt::AlignCenter, key);
}

CategoryButton::CategoryButton(Category category, QWidget* parent)
    : QAbstractButton(parent), m_category(std::move(category))
{
    setCheckable(true);
    setFixedHeight(32);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    onTheme(this, [this] { update(); });
    onLanguage(this, [this] {
        setText(labelText(m_category.name));
        setAccessibleName(text());
        setToolTip(m_category.key.empty()
                       ? text()
                       : QStringLiteral("%1 (%2)").arg(text(), QString::fromStdString(m_category.key).toUpper()));
        updateGeometry();
    });
}

QSize CategoryButton::sizeHint() const
{
    return {int(wordFrom + wordTo) + QFontMetrics(Theme::font(Theme::Role::Control)).horizontalAdvance(text()), 32};
}

void CategoryButton::paintEvent(QPaintEvent*)
{
    const Tokens& tokens = Theme::instance().tokens();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor fill = isChecked()    ? tokens.accentSoft
                        : isDown()     ? tokens.pressed
                        : underMouse() ? tokens.hover
                                       : tokens.raised;
    const double pen = isChecked() ? 2.0 : 1.0;
    painter.setPen(QPen(isChecked() ? tokens.accent : tokens.border, pen));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2), 4.0, 4.0);
    Theme::drawMark(painter, QRectF(6.0, height() / 2.0 - 7.0, 14.0, 14.0), m_category.colour,
                    Theme::instance().classColour(m_category.colour));
    painter.setFont(Theme::font(Theme::Role::Control));
    painter.setPen(tokens.text);
    const QRectF room(wordFrom, 0.0, width() - wordFrom - wordTo, height());
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
                     painter.fontMetrics().elidedText(text(), Qt::ElideRight, int(room.width())));
    if (!m_category.key.empty())
        paintKeyCap(painter, QRectF(width() - 25.0, height() / 2.0 - 9.0, 20.0, 18.0),
                    QString::fromStdString(m_category.key).toUpper());
}

} // namespace suara
