#include "app/MissingClips.h"

#include "core/base/Task.h"
#include "core/project/MediaLocator.h"
#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/files/FileDialogs.h"
#include "widgets/common/text/FilePath.h"
#include "widgets/common/workbench/Workbench.h"

#include <QSet>
#include <QWidget>
#include <utility>
#include <vector>

namespace suara {

namespace {

const QString missingFiles = QStringLiteral("missing files"); // the cause of what the note says

struct Found {
    std::vector<Clip> missing;
    std::vector<Clip> cut;
};

QSet<ClipId> idsOf(const std::vector<Clip>& clips)
{
    QSet<ClipId> ids;
    for (const Clip& clip : clips)
        ids.insert(clip.id);
    return ids;
}

} // namespace

MissingClips::MissingClips(Workbench& workbench, Note& note, QWidget& window)
    : QObject(&window), m_workbench(workbench), m_note(note), m_window(window)
{
}

void MissingClips::look(bool sayIfNone)
{
    const Project& project = *m_workbench.project();
    m_workbench.jobs().start([] { return tr("Looking for the clips"); }, m_workbench.project(),
                             [clips = project.clips(), folder = project.path().parent_path()](Task& task) {
                                 return Found{missingClips(clips, folder, task), cutClips(clips, folder, task)};
                             },
                             [this, sayIfNone](const Found& found) {
                                 m_workbench.setMissing(idsOf(found.missing));
                                 m_workbench.addCut(idsOf(found.cut));
                                 tell(found.missing, sayIfNone);
                             });
}

void MissingClips::tell(const std::vector<Clip>& missing, bool sayIfNone)
{
    if (!missing.empty()) {
        m_note.say(
            Note::Kind::Warning,
            [count = int(missing.size())] { return tr("%n clip(s) are not where they were.", nullptr, count); },
            missingFiles);
        m_note.addAction([] { return tr("Choose their folder…"); }, [this] { chooseFolder(); });
        return;
    }
    m_note.solved(missingFiles);
    if (sayIfNone)
        m_note.say(Note::Kind::Info, [] { return tr("Every clip is where it was."); });
}

void MissingClips::chooseFolder()
{
    ::suara::chooseFolder(m_window, tr("Folder of the moved clips"), [this](const QString& path) { findIn(path); });
}

void MissingClips::findIn(const QString& folder)
{
    const Project& project = *m_workbench.project();
    m_workbench.jobs().start(
        [] { return tr("Finding moved clips"); }, m_workbench.project(),
        [clips = project.clips(), home = project.path().parent_path(), there = toPath(folder)](Task& task) {
            constexpr double looked = 0.1; // the share of it that finding out what is missing takes
            PartTask looking(task, 0.0, looked);
            PartTask finding(task, looked, 1.0);
            const std::vector<Clip> missing = missingClips(clips, home, looking);
            return findClips(missing, there, finding);
        },
        [this](const std::vector<Clip>& found) {
            if (found.empty()) {
                m_note.say(Note::Kind::Warning, [] { return tr("None of the missing clips is in this folder."); });
                m_note.addAction([] { return tr("Choose their folder…"); }, [this] { chooseFolder(); });
            } else if (m_workbench.project()->updateClipFiles(found)) {
                look(true);
            }
        });
}

} // namespace suara
