#include "app/cli/OpenProject.h"

#include "core/base/Text.h"

#include <algorithm>

namespace suara {

OpenProject::OpenProject(const std::filesystem::path& file, Project::Access access)
    : m_project(Project::open(file, access)), m_refusal(std::make_shared<std::optional<IoError>>())
{
    if (access == Project::Access::ReadWrite && m_project->isReadOnly())
        throw IoError(file, SUARA_TEXT("Core", "The project can only be read; save a copy to work in."));
    QObject::connect(m_project.get(), &Project::failed,
                     [refusal = m_refusal](const IoError& error) { *refusal = error; });
}

void OpenProject::check() const
{
    if (*m_refusal)
        throw **m_refusal;
}

AnnotatorId OpenProject::annotator(const std::string& name) const
{
    const auto& all = m_project->annotators();
    const auto found = name.empty() ? all.begin() : std::ranges::find(all, name, &Annotator::name);
    if (found == all.end())
        throw IoError(m_project->path(), SUARA_TEXT("Core", "There is no annotator “%1” in the project."), {name});
    return found->id;
}

const LabelSet& OpenProject::labelSet(const std::string& name) const
{
    const LabelSet* found = m_project->labelSet(name);
    if (found == nullptr)
        throw IoError(m_project->path(), SUARA_TEXT("Core", "There is no label set “%1” in the project."), {name});
    return *found;
}

} // namespace suara
