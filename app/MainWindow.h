#pragma once

#include <QList>
#include <QMainWindow>
#include <QStringList>
#include <memory>

class QAction;
class QSplitter;
class QStackedWidget;
class QTimer;

namespace suara {

class AudioOutput;
class LibraryPane;
class MainMenus;
class Note;
class Page;
class Player;
class ProjectFiles;
class WindowHeader;
class Workbench;

/// Places the pages and joins their signals. Nothing else: pages build their own actions.
class MainWindow : public QMainWindow {
    Q_OBJECT

public:
    /// @param output  what plays; tests give one of their own, null is the default device
    explicit MainWindow(Workbench& workbench, std::unique_ptr<AudioOutput> output = nullptr, QWidget* parent = nullptr);
    ~MainWindow() override;

    void openAtStart(const QStringList& arguments); ///< what stands on the command line, else a new project; none of
                                                    ///< these only where no file can be written at all
    QString note() const;                           ///< the sentence under the header; "" for none
    void showPage(int index);
    Page* currentPage() const;
    const QList<Page*>& pages() const { return m_pages; }

protected:
    void closeEvent(QCloseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void moveEvent(QMoveEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    void place();
    void buildPages();
    void buildHeader();
    void joinWorkbench();
    void showProject();
    void followSettings();
    void arrangeLibrary();
    void keepLibrary();
    void keepGeometry();
    QString libraryKey() const;
    int usualLibraryWidth() const;
    bool isCompact() const;

    Workbench& m_workbench;
    Player* m_player;
    WindowHeader* m_header;
    Note* m_note;
    LibraryPane* m_library = nullptr;
    QSplitter* m_split;
    QStackedWidget* m_stack;
    ProjectFiles* m_files;
    MainMenus* m_menus = nullptr;
    QTimer* m_keepLater;
    QList<Page*> m_pages;
    QList<QAction*> m_workspaces;
    bool m_wasCompact = false;
};

} // namespace suara
