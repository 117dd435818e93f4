#pragma once

#include "core/audio/Clip.h"

#include <QObject>
#include <QString>
#include <vector>

class QWidget;

namespace suara {

class Note;
class Workbench;

/// Looks whether the files of the project's clips are there and whole, and finds those again that were moved.
class MissingClips : public QObject {
    Q_OBJECT

public:
    MissingClips(Workbench& workbench, Note& note, QWidget& window);

    void look(bool sayIfNone); ///< in the background; the note names how many are not there
    void chooseFolder();       ///< asks for a folder, and looks for them in it and below

private:
    void tell(const std::vector<Clip>& missing, bool sayIfNone);
    void findIn(const QString& folder);

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_window;
};

} // namespace suara
