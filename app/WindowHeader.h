#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QMenuBar;

namespace suara {

class ElidedLabel;
class WorkspaceTabs;

/// The one row on top of the window: logo, menus and the project's name at left, workspaces in the middle; undo, redo,
/// command search, language and theme at right.
class WindowHeader : public QWidget {
    Q_OBJECT

public:
    explicit WindowHeader(QWidget* parent = nullptr);

    QMenuBar* menuBar() const { return m_menuBar; }
    WorkspaceTabs* tabs() const { return m_tabs; }
    void setProjectName(const QString& name);
    void addAction(QAction* action);     ///< as an icon at the right
    void addSearch(QAction* palette);    ///< as the search box
    void addMenu(QAction* icon, QMenu*); ///< an icon that opens a menu

    bool eventFilter(QObject* watched, QEvent* event) override;

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void arrange();

    QMenuBar* m_menuBar;
    ElidedLabel* m_project;
    WorkspaceTabs* m_tabs;
    QWidget* m_right;
};

} // namespace suara
