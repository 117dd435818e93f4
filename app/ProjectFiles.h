#pragma once

#include <QObject>
#include <QStringList>

class QMenu;
class QWidget;

namespace suara {

class ClipArrivals;
class MissingClips;
class Note;
class Workbench;

/// Opening, making and copying projects, and the File menu's actions. What goes wrong stands in the note under the
/// header.
class ProjectFiles : public QObject {
    Q_OBJECT

public:
    ProjectFiles(Workbench& workbench, Note& note, QWidget& window);

    /// What stands on the command line: a project, or files and folders for a new one; nothing: the newest project.
    bool openAtStart(const QStringList& arguments); ///< @return whether clips were named
    bool openProject(const QString& path);
    void dropped(const QStringList& paths); ///< a project is opened; files and folders are added
    void fillRecentMenu(QMenu& menu);

private:
    void makeActions();
    bool createProject(const QString& path);
    void openScratch();
    bool makeScratch(const QString& folder);
    void chooseNew();
    void chooseProject();
    void chooseFiles();
    void chooseFolder(bool folderNamesAsLabels);
    void chooseCopy();
    void copyTo(const QString& path);
    void remember();
    void refused(const QString& path);

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_window;
    ClipArrivals* m_arrivals;
    MissingClips* m_missing;
};

} // namespace suara
