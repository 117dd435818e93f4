#pragma once

#include "core/audio/Clip.h"

#include <QObject>
#include <QStringList>
#include <set>
#include <string>
#include <vector>

namespace suara {

class Note;
class Workbench;

/// Reads files and folders and adds them to the project as clips, in the background. The note names those whose end is
/// missing, and asks whether the folders they come from are their classes.
class ClipArrivals : public QObject {
    Q_OBJECT

public:
    ClipArrivals(Workbench& workbench, Note& note, QObject* parent);

    void add(const QStringList& paths, bool folderNamesAsLabels);

private:
    struct Arrived {
        std::vector<Clip> clips;
        std::set<std::string> cut; ///< paths of those whose end is missing
    };

    void addClips(Arrived arrived);
    void tellCut(const std::vector<ClipId>& added, const std::set<std::string>& cut);
    void offerFolderNames(const std::vector<ClipId>& added);
    void forgetQuestion();

    Workbench& m_workbench;
    Note& m_note;
    std::vector<ClipId> m_asked; ///< of whose folders' names the note asks
};

} // namespace suara
