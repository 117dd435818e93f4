#pragma once

#include "core/audio/Clip.h"

#include <QObject>
#include <QStringList>
#include <vector>

class QWidget;

namespace suara {

class Note;
class Workbench;

/// Brings files and folders into the project as clips, and asks whether folders' names are their classes.
class ClipAdder : public QObject {
    Q_OBJECT

public:
    ClipAdder(Workbench& workbench, Note& note, QWidget& window);

    void addPaths(const QStringList& paths, bool folderNamesAsLabels);
    void chooseFiles();
    void chooseFolder(bool folderNamesAsLabels);

private:
    void addClips(std::vector<Clip> clips);
    void offerFolderNames(const std::vector<ClipId>& added);
    void forgetQuestion();

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_window;
    std::vector<ClipId> m_asked; ///< of whose folders' names the note asks
};

} // namespace suara
