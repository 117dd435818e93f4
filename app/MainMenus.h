#pragma once

#include <QList>
#include <QObject>
#include <functional>

class QAction;
class QMenu;
class QMenuBar;
class QWidget;

namespace suara {

class Page;

/// Puts actions into menus by their ids; makes none but the choices of language and theme.
class MainMenus : public QObject {
    Q_OBJECT

public:
    MainMenus(QMenuBar& bar, QWidget& window);

    void setPage(const Page* page); ///< its actions follow in the View menu
    QMenu* recentMenu() const { return m_recent; }
    QMenu* languageMenu() const { return m_language; }

private:
    void buildView(QMenuBar& bar);
    QMenu* addMenu(QMenuBar& bar, std::function<QString()> title);
    QAction* find(const char* id) const;
    void fill(QMenu& menu, std::initializer_list<const char*> ids);

    QWidget& m_window;
    QMenu* m_view = nullptr;
    QMenu* m_recent = nullptr;
    QMenu* m_language = nullptr;
    QList<QAction*> m_ofPage;
};

} // namespace suara
