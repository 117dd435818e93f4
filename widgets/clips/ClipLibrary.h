#pragma once

#include "core/audio/Clip.h"

#include <QList>
#include <QWidget>

class QAction;
class QLineEdit;
class QListView;
class QMenu;
class QStackedWidget;
class QTimer;

namespace suara {

class ClipListModel;
class EmptyState;
class PanelHeader;
class Workbench;

/// The clips of the project: filter, group, choose (everywhere: Selection), play, label, rename and remove them.
class ClipLibrary : public QWidget {
    Q_OBJECT

public:
    /// @param add  adds files; @param addFolder  adds a folder: shown in the head and where the list is empty
    ClipLibrary(Workbench& workbench, QAction* add, QAction* addFolder, QWidget* parent = nullptr);

    void startFilter(); ///< the focus to the filter field

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build(QAction* add, QAction* addFolder);
    QWidget* buildFilter();
    void buildActions();
    void buildGroupMenu();
    void connectWorkbench();
    void reload();
    void showCounts();
    void showSelection();
    void takeSelection();
    void activate(const QModelIndex& index);
    void setClass(const QString& label);
    void fillClassMenu(QMenu& menu);
    void askForClass();
    void removeChosen();
    void showInFolder();

    Workbench& m_workbench;
    ClipListModel* m_model;
    QListView* m_list;
    QLineEdit* m_filter;
    PanelHeader* m_header;
    EmptyState* m_empty;
    EmptyState* m_nothingFound;
    QStackedWidget* m_stack;
    QMenu* m_menu;
    QMenu* m_classMenu;
    QTimer* m_later;
    bool m_following = false; ///< the list is being set to what is chosen elsewhere
};

} // namespace suara
