#include "widgets/explore/ChangedClip.h"

#include "core/audio/ClipProbe.h"
#include "core/base/Hash.h"
#include "core/project/Project.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"

#include <QGuiApplication>
#include <QTimer>
#include <utility>

namespace suara {

namespace {
constexpr int settleTime = 1500; // ms: first the clip is drawn
}

ChangedClip::ChangedClip(Workbench& workbench, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_later(new QTimer(this))
{
    m_later->setSingleShot(true);
    m_later->setInterval(settleTime);
    connect(m_later, &QTimer::timeout, this, &ChangedClip::look);
    connect(&workbench.selection(), &Selection::currentClipChanged, this, [this] {
        if (m_job != nullptr)
            m_job->cancel();
        m_later->start();
    });
    connect(&workbench, &Workbench::projectChanged, this, &ChangedClip::follow);
    follow();
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
}

void ChangedClip::follow()
{
    m_known.clear();
    if (const Project* project = m_workbench.project())
        connect(project, &Project::clipsChanged, this, &ChangedClip::look,
                Qt::QueuedConnection); // after the views, which forget what was said of the clip
}

void ChangedClip::look()
{
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(m_workbench.selection().currentClip()) : nullptr;
    if (clip == nullptr || clip->contentHash.empty() || m_job != nullptr)
        return;
    const std::filesystem::path file = project->absolutePath(*clip);
    const std::string stamp = fileStamp(file);
    if (stamp.empty())
        return;
    if (const Known known = m_known.value(clip->id); known.stamp == stamp)
        return compare(clip->id, known);
    m_job = m_workbench.jobs().start(
        [name = QString::fromStdString(clip->name)] { return tr("Looking whether %1 has changed").arg(name); },
        m_workbench.project(), [file](Task&) { return hashFile(file); },
        [this, id = clip->id, stamp](const std::string& hash) {
            const Known before = std::exchange(m_known[id], Known{stamp, hash});
            const Clip* known = m_workbench.project()->clip(id);
            if (known != nullptr && known->contentHash == hash && !before.hash.empty() && before.hash != hash)
                m_workbench.data().forget(id); // what was made since the last look may be of the other file
            compare(id, m_known[id]);
        });
}

void ChangedClip::compare(ClipId id, const Known& known)
{
    const Clip* clip = m_workbench.project()->clip(id);
    if (clip == nullptr || id != m_workbench.selection().currentClip())
        return;
    if (clip->contentHash == known.hash)
        Q_EMIT solved();
    else
        Q_EMIT found(id);
}

void ChangedClip::readAnew(ClipId id)
{
    const Clip* clip = m_workbench.project()->clip(id);
    if (clip == nullptr)
        return;
    m_workbench.jobs().start(
        [name = QString::fromStdString(clip->name)] { return tr("Reading %1").arg(name); }, m_workbench.project(),
        [file = m_workbench.project()->absolutePath(*clip)](Task& task) { return probeClip(file, task); },
        [this, id](Clip read) {
            read.id = id;
            if (!m_workbench.project()->renewClip(read))
                return;
            m_workbench.data().forget(id); // after that, for views ask at once, and by the fingerprint
            Q_EMIT solved();
        });
}

} // namespace suara
