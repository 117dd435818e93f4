#pragma once

#include <QObject>

class QWidget;

namespace suara {

class Note;
class Workbench;

/// Looks whether the project's clips are where they were, and finds those that were moved.
class MissingClips : public QObject {
    Q_OBJECT

public:
    MissingClips(Workbench& workbench, Note& note, QWidget& window);

    void look(bool sayIfNone);
    void chooseFolder(); ///< in which they are now

private:
    void findIn(const QString& folder);

    Workbench& m_workbench;
    Note& m_note;
    QWidget& m_window;
};

} // namespace suara
