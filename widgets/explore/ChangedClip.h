#pragma once

#include "core/audio/Clip.h"

#include <QHash>
#include <QObject>
#include <QPointer>
#include <filesystem>
#include <string>
#include <utility>

class QTimer;

namespace suara {

class Job;
class Workbench;

/// Notices that the file of the current clip is another one than when the clip was read: shortly after the clip was
/// chosen, and whenever the program is turned to again. Only a file whose time or size is new is read for it.
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
    using Stamp = std::pair<std::filesystem::file_time_type, std::uintmax_t>; ///< of the last change, and the size

    void compare(ClipId clip, const std::string& hash, const Stamp& stamp);

    Workbench& m_workbench;
    QTimer* m_later;
    QHash<ClipId, Stamp> m_known; ///< of files that are as the project has them
    QPointer<Job> m_job;
};

} // namespace suara
