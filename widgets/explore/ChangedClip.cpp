#include "widgets/explore/ChangedClip.h"

#include "core/audio/ClipProbe.h"
#include "core/base/Hash.h"
#include "core/project/Project.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/Workbench.h"

#include <QGuiApplication>
#include <QTimer>
#include <system_error>

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
    connect(&workbench, &Workbench::projectChanged, this, [this] { m_known.clear(); });
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive)
            look();
    });
}

void ChangedClip::look()
{
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(m_workbench.selection().currentClip()) : nullptr;
    if (clip == nullptr || clip->contentHash.empty() || m_job != nullptr)
        return;
    const std::filesystem::path file = project->absolutePath(*clip);
    std::error_code timeError;
    std::error_code sizeError;
    const Stamp stamp{last_write_time(file, timeError), file_size(file, sizeError)};
    const auto known = m_known.constFind(clip->id);
    if (timeError || sizeError || (known != m_known.constEnd() && *known == stamp))
        return;
    m_job = m_workbench.jobs().start(
        tr("Looking whether %1 has changed").arg(QString::fromStdString(clip->name)), m_workbench.project(),
        [file](Task&) { return hashFile(file); },
        [this, id = clip->id, stamp](const std::string& hash) { compare(id, hash, stamp); });
}

void ChangedClip::compare(ClipId id, const std::string& hash, const Stamp& stamp)
{
    const Clip* clip = m_workbench.project()->clip(id);
    if (clip == nullptr || id != m_workbench.selection().currentClip())
        return;
    if (clip->contentHash == hash) {
        m_known[id] = stamp;
        Q_EMIT solved();
    } else {
        m_known.remove(id);
        Q_EMIT found(id);
    }
}

void ChangedClip::readAnew(ClipId id)
{
    const Clip* clip = m_workbench.project()->clip(id);
    if (clip == nullptr)
        return;
    m_workbench.jobs().start(
        tr("Reading %1").arg(QString::fromStdString(clip->name)), m_workbench.project(),
        [file = m_workbench.project()->absolutePath(*clip)](Task& task) { return probeClip(file, task); },
        [this, id](Clip read) {
            read.id = id;
            if (!m_workbench.project()->updateClipFiles({read}))
                return;
            m_workbench.data().forget(id); // after that, for views ask at once, and by the fingerprint
            if (id == m_workbench.selection().currentClip())
                m_workbench.cursor().setClip(read.sampleRate, read.frames);
            Q_EMIT solved();
        });
}

} // namespace suara
