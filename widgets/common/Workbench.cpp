#include "widgets/common/Workbench.h"

#include "core/base/DiskCache.h"
#include "core/base/Error.h"
#include "core/project/Project.h"
#include "widgets/common/ClipData.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Settings.h"

#include <QStandardPaths>
#include <algorithm>

namespace suara {

namespace {

std::uint64_t cacheLimit()
{
    return std::uint64_t(std::max(0, Settings::instance().value(Settings::Key::CacheLimit).toInt())) * 1'000'000;
}

std::filesystem::path cacheFolder()
{
    return (QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/derived")).toStdString();
}

} // namespace

Workbench::Workbench(QObject* parent)
    : QObject(parent)
    , m_cache(std::make_shared<DiskCache>(cacheFolder(), cacheLimit()))
    , m_data(std::make_unique<ClipData>(*this))
{
    connect(&Settings::instance(), &Settings::changed, this, [this](Settings::Key key) {
        if (key == Settings::Key::CacheLimit)
            m_cache->setLimit(cacheLimit());
    });
    connect(&m_selection, &Selection::currentClipChanged, this, [this](ClipId id) {
        const Clip* clip = m_project ? m_project->clip(id) : nullptr;
        m_cursor.setClip(clip ? clip->sampleRate : 0, clip ? clip->frames : 0);
    });
}

Workbench::~Workbench() = default;

void Workbench::setProject(std::unique_ptr<Project> project)
{
    m_selection.setCurrentClip(0);
    const std::unique_ptr<Project> old =
        std::exchange(m_project, std::move(project)); // lives until everyone has let go
    if (m_project) {
        connect(m_project.get(), &Project::failed, this,
                [this](const IoError& error) { Q_EMIT problemFound(errorText(error)); });
        connect(m_project.get(), &Project::clipsChanged, this, &Workbench::forgetRemovedClips);
    }
    Q_EMIT projectChanged();
}

void Workbench::forgetRemovedClips()
{
    QList<ClipId> removed;
    for (const ClipId id : m_selection.clips())
        if (m_project->clip(id) == nullptr)
            removed += id;
    if (!removed.isEmpty())
        m_selection.forget(removed);
}

} // namespace suara
