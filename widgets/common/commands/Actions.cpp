#include "widgets/common/commands/Actions.h"

#include "widgets/common/commands/KeyTable.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/text/Language.h"

#include <QWidget>

namespace suara {

namespace {

QString withKey(const QString& text, const QKeySequence& key)
{
    return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

Action* plainAction(QWidget* owner, const char* id, std::function<QString()> text, const QString& icon)
{
    auto* action = new Action(owner, std::move(text));
    action->setObjectName(QString::fromLatin1(id));
    if (!icon.isEmpty())
        action->setIcon(Theme::instance().icon(icon));
    if (const KeyRow* row = keyRow(id)) {
        action->setShortcuts(keySequences(id));
        action->setShortcutContext(row->where == KeyPlace::Everywhere ? Qt::WindowShortcut
                                                                      : Qt::WidgetWithChildrenShortcut);
    }
    onLanguage(action, [action] { action->refresh(); });
    owner->addAction(action);
    return action;
}

} // namespace

QString withKey(const QString& text, const char* id)
{
    return withKey(text, keySequences(id).value(0));
}

Action::Action(QObject* parent, std::function<QString()> text) : QAction(parent), m_text(std::move(text)) {}

QString Action::textIn(const QString& language) const
{
    return Language::instance().in(language, m_text);
}

void Action::refresh()
{
    setText(m_text());
    setToolTip(withKey(text().remove(u'…').remove(u'&'), shortcut()));
}

Action* makeAction(QWidget* owner, const char* id, std::function<QString()> text, std::function<void()> run,
                   const QString& icon)
{
    Action* action = plainAction(owner, id, std::move(text), icon);
    QObject::connect(action, &QAction::triggered, owner, [run = std::move(run)] { run(); });
    return action;
}

Action* makeToggle(QWidget* owner, const char* id, std::function<QString()> text, std::function<void(bool)> run,
                   const QString& icon)
{
    Action* action = plainAction(owner, id, std::move(text), icon);
    action->setCheckable(true);
    QObject::connect(action, &QAction::toggled, owner, std::move(run));
    return action;
}

} // namespace suara
