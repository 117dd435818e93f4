#pragma once

#include "core/audio/Clip.h"

#include <QObject>
#include <QStringList>
#include <vector>

class QMenu;
class QWidget;

namespace suara {

class Note;
class Workbench;

/// Opening, making and copying projects, and bringing clips in: the File menu's actions and their work. What goes wrong
/// or has to be asked stands in the note under the header.
class ProjectFiles : public QObject {
    Q_OBJECT

public:
    ProjectFiles(Workbench& workbench, Note& note, QWidget& window);

    /// What stands on the command line: a project, or files and folders for a new one; nothing: the newest project.
    void openAtStart(const QStringList& arguments);
    bool openProject(const QString& path);
    void addPaths(const QStringList& paths, bool folderNamesAsLabels);
    void dropped(const QStringList& paths); ///< a project is opened; files and folders are added
    void fillRecentMenu(QMenu& menu);

private:
    void makeActions();
    bool createProject(const QString& path);
    void openScratch();
    void addClips(std::vector<Clip> clips);
    void offerFolderNames(const std::vector<ClipId>& added);
    bool makeScratch(const QString& folder);
    void chooseNew();
    void chooseProject();
    void chooseFiles();
    void chooseFolder(bool folderNamesAsLabels);
    void chooseCopy();
    void copyTo(const QString& path);
    void chooseFolderOfMoved();
    void lookForMissing(bool sayIfNone);
    void findIn(const QString& folder);
    void remember();
    void refused(const QString& path);
    void forgetQuestion();

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_window;
    std::vector<ClipId> m_asked; ///< of whose folders' names the note asks
};

} // namespace suara
