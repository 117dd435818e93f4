#include "app/MainMenus.h"

#include "widgets/common/commands/Actions.h"
#include "widgets/common/commands/Page.h"
#include "widgets/common/look/Theme.h"
#include "widgets/common/settings/Settings.h"
#include "widgets/common/text/Language.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>
#include <algorithm>

namespace suara {

namespace {

/// One of several: the value that a setting takes.
void addChoice(QMenu& menu, QActionGroup& group, Settings::Key key, const QString& value, QAction* choice)
{
    choice->setCheckable(true);
    choice->setChecked(Settings::instance().value(key).toString() == value);
    group.addAction(choice);
    menu.addAction(choice);
    QObject::connect(choice, &QAction::triggered, &menu, [key, value] { Settings::instance().setValue(key, value); });
    const auto follow = [choice, key, value] {
        choice->setChecked(Settings::instance().value(key).toString() == value);
    };
    QObject::connect(&Settings::instance(), &Settings::changed, choice, follow);
    QObject::connect(&Settings::instance(), &Settings::wasReset, choice, follow);
}

} // namespace

MainMenus::MainMenus(QMenuBar& bar, QWidget& window) : QObject(&window), m_window(window)
{
    QMenu* file = addMenu(bar, [] { return tr("File"); });
    fill(*file, {"new_project", "open_project"});
    m_recent = file->addMenu(QString());
    fill(*file, {"", "open_files", "open_folder", "open_class_folders", "find_moved", "", "import_segments",
                 "export_segments", "", "save_copy", "", "settings", "", "quit"});
    QMenu* edit = addMenu(bar, [] { return tr("Edit"); });
    const auto fillEdit = [this, edit] {
        edit->clear();
        fill(*edit, {"undo", "redo", "", "select_all", "filter_clips", "rename", "remove_clips", "remove_run"});
    };
    fillEdit();
    connect(edit, &QMenu::aboutToShow, this, fillEdit); // what is renamed depends on the page in front
    buildView(bar);
    fill(*addMenu(bar, [] { return tr("Clip"); }), {"play", "play_anywhere", "play_selection", "to_beginning", "",
                                                    "loop", "slower", "faster", "", "clip_details", "show_in_folder"});
    fill(*addMenu(bar, [] { return tr("Help"); }), {"help", "key_sheet", "", "about"});
    onLanguage(this, [this] { m_recent->setTitle(tr("Open recent")); });
}

void MainMenus::buildView(QMenuBar& bar)
{
    m_view = addMenu(bar, [] { return tr("View"); });
    fill(*m_view, {"workspace_explore", "workspace_annotate", "workspace_features", "workspace_train", "",
                   "command_palette", "full_screen", "library", "next_pane", "previous_pane"});

    auto* themes = new QActionGroup(this);
    QMenu* theme = m_view->addMenu(QString());
    addChoice(*theme, *themes, Settings::Key::Theme, QString(),
              makeAction(
                  &m_window, "theme_system", [] { return tr("As the desktop"); }, [] {}));
    addChoice(*theme, *themes, Settings::Key::Theme, QStringLiteral("light"),
              makeAction(
                  &m_window, "theme_light", [] { return tr("Light"); }, [] {}));
    addChoice(*theme, *themes, Settings::Key::Theme, QStringLiteral("dark"),
              makeAction(
                  &m_window, "theme_dark", [] { return tr("Dark"); }, [] {}));
    auto* languages = new QActionGroup(this);
    m_language = m_view->addMenu(QString());
    addChoice(*m_language, *languages, Settings::Key::Language, QStringLiteral("en"),
              makeAction(
                  &m_window, "language_en", [] { return Language::ownName(QStringLiteral("en")); }, [] {}));
    addChoice(*m_language, *languages, Settings::Key::Language, QStringLiteral("id"),
              makeAction(
                  &m_window, "language_id", [] { return Language::ownName(QStringLiteral("id")); }, [] {}));

    onLanguage(this, [this, theme] {
        theme->setTitle(tr("Theme"));
        m_language->setTitle(tr("Language"));
    });
}

QMenu* MainMenus::addMenu(QMenuBar& bar, std::function<QString()> title)
{
    auto* menu = new QMenu(&bar);
    bar.addMenu(menu);
    onLanguage(menu, [menu, title = std::move(title)] { menu->setTitle(title()); });
    return menu;
}

void MainMenus::fill(QMenu& menu, std::initializer_list<const char*> ids)
{
    for (const char* id : ids) {
        if (*id == '\0')
            menu.addSeparator();
        else if (QAction* action = find(id))
            menu.addAction(action);
    }
}

/// Of several with one id, the one whose view has the focus, else one whose view is in front.
QAction* MainMenus::find(const char* id) const
{
    const QList<QAction*> all = m_window.findChildren<QAction*>(QString::fromLatin1(id));
    const auto ownerOf = [](const QAction* action) {
        return qobject_cast<QWidget*>(action->parent());
    };
    const auto best = std::ranges::max_element(all, {}, [&](const QAction* action) {
        const QWidget* owner = ownerOf(action);
        const QWidget* focus = m_window.focusWidget();
        if (owner == nullptr)
            return 0;
        return owner == focus || owner->isAncestorOf(focus) ? 2 : owner->isVisible() ? 1 : 0;
    });
    return best == all.end() ? nullptr : *best;
}

void MainMenus::setPage(const Page* page)
{
    for (QAction* action : std::exchange(m_ofPage, {}))
        m_view->removeAction(action);
    if (page == nullptr || page->pageActions().isEmpty())
        return;
    m_ofPage = page->pageActions();
    m_ofPage.prepend(m_view->addSeparator());
    m_view->addActions(page->pageActions());
}

} // namespace suara
