#pragma once

#include "core/audio/Clip.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <string>

class QTimer;

namespace suara {

class Job;
class Workbench;

/// Notices that the file of the current clip is another one than when the clip was read: shortly after the clip was
/// chosen, whenever the program is turned to again, and when an undo brings the clip as it was back. Only a file whose
/// time or size is new is read for it.
class ChangedClip : public QObject {
    Q_OBJECT

public:
    explicit ChangedClip(Workbench& workbench, QObject* parent = nullptr);

    void look(); ///< at the current clip's file
    void
    readAnew(ClipId id); ///< its project takes the file as it is now; all that was made of the old one is forgotten

Q_SIGNALS:
    void found(suara::ClipId clip); ///< its file has changed
    void solved();                  ///< what was found is no longer so

private:
    /// A file that was read: fileStamp(), and the hash of its content.
    struct Known {
        std::string stamp;
        std::string hash;
    };

    void follow();
    void compare(ClipId clip, const Known& known);

    Workbench& m_workbench;
    QTimer* m_later;
    QHash<ClipId, Known> m_known;
    QPointer<Job> m_job;
};

} // namespace suara
