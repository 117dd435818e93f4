#pragma once

#include "core/audio/Clip.h"

#include <QObject>
#include <QStringList>
#include <vector>

namespace suara {

class Note;
class Workbench;

/// Reads files and folders and adds them to the project as clips, in the background. Asks in the note whether the
/// folders they come from are their classes.
class ClipArrivals : public QObject {
    Q_OBJECT

public:
    ClipArrivals(Workbench& workbench, Note& note, QObject* parent);

    void add(const QStringList& paths, bool folderNamesAsLabels);

private:
    void addClips(std::vector<Clip> clips);
    void offerFolderNames(const std::vector<ClipId>& added);
    void forgetQuestion();

    Workbench& m_workbench;
    Note& m_note;
    std::vector<ClipId> m_asked; ///< of whose folders' names the note asks
};

} // namespace suara
