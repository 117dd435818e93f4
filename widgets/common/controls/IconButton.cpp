#include "widgets/common/controls/IconButton.h"

#include "widgets/common/look/Theme.h"

#include <QAction>

namespace suara {

IconButton::IconButton(const QString& icon, QWidget* parent) : QToolButton(parent)
{
    if (!icon.isEmpty())
        setIcon(Theme::instance().icon(icon));
    setIconSize({16, 16});
    setFixedSize(28, 28);
    setFocusPolicy(Qt::TabFocus);
}

IconButton::IconButton(QAction* action, QWidget* parent) : IconButton(QString(), parent)
{
    setDefaultAction(action);
    setToolButtonStyle(Qt::ToolButtonIconOnly);
    const auto name = [this, action] {
        setAccessibleName(action->text().remove(u'&'));
    };
    name();
    connect(action, &QAction::changed, this, name);
}

void IconButton::setHint(const QString& text)
{
    setToolTip(text);
    setAccessibleName(text);
}

} // namespace suara
