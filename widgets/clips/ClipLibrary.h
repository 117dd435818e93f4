#pragma once

#include "core/project/ClipProperty.h"

#include <QList>
#include <QWidget>

class QAction;
class QLineEdit;
class QListView;
class QMenu;
class QStackedWidget;
class QTimer;

namespace suara {

class ClipDetails;
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

    void startFilter();  ///< the focus to the filter field
    void startEditing(); ///< the focus to the details of the chosen clips

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    /// The menu of the words in use for a property.
    struct Words {
        ClipProperty property;
        QMenu* menu;
    };

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
    void fillMenu(const Words& words);
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
    QList<Words> m_words;
    ClipDetails* m_details;
    QTimer* m_later;
    bool m_following = false; ///< the list is being set to what is chosen elsewhere
};

} // namespace suara
