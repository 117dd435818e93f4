#include "widgets/common/workbench/Workbench.h"

#include "core/base/Error.h"
#include "core/project/Project.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/ClipData.h"

namespace suara {

Workbench::Workbench(QObject* parent) : QObject(parent), m_data(std::make_unique<ClipData>(*this))
{
    connect(&m_selection, &Selection::currentClipChanged, this, &Workbench::showCurrentClip);
}

Workbench::~Workbench() = default;

void Workbench::setProject(std::unique_ptr<Project> project)
{
    m_selection.setCurrentClip(0);
    m_missing.clear();
    m_cut.clear();
    const std::unique_ptr<Project> old =
        std::exchange(m_project, std::move(project)); // lives until everyone has let go
    if (m_project) {
        m_project->writeManyAside();
        connect(m_project.get(), &Project::failed, this,
                [this](const IoError& error) { Q_EMIT problemFound(errorText(error)); });
        connect(m_project.get(), &Project::clipsChanged, this, &Workbench::followClips);
    }
    Q_EMIT projectChanged();
}

void Workbench::setMissing(QSet<ClipId> clips)
{
    if (std::exchange(m_missing, std::move(clips)) != m_missing)
        Q_EMIT missingChanged();
}

void Workbench::addCut(const QSet<ClipId>& clips)
{
    if (m_cut.contains(clips))
        return;
    m_cut += clips;
    Q_EMIT cutChanged();
}

void Workbench::showCurrentClip()
{
    const Clip* clip = m_project ? m_project->clip(m_selection.currentClip()) : nullptr;
    m_cursor.setClip(clip ? clip->sampleRate : 0, clip ? clip->frames : 0);
}

/// Removed ones are forgotten; the current one may have another length, when its file is read anew or that is undone.
void Workbench::followClips()
{
    QList<ClipId> removed;
    for (const ClipId id : m_selection.clips())
        if (m_project->clip(id) == nullptr)
            removed += id;
    if (!removed.isEmpty())
        m_selection.forget(removed);
    const Clip* clip = m_project->clip(m_selection.currentClip());
    if (clip != nullptr && (clip->sampleRate != m_cursor.sampleRate() || clip->frames != m_cursor.length()))
        showCurrentClip();
}

} // namespace suara
