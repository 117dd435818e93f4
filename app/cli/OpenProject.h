#pragma once

#include "core/base/Error.h"
#include "core/project/Project.h"

#include <memory>
#include <optional>

namespace suara {

/// A project that a command works on. Its refusals, which the workbench hears by signal, are thrown by check().
class OpenProject {
public:
    /// @throws IoError; also if it is to be written to and cannot
    explicit OpenProject(const std::filesystem::path& file, Project::Access access = Project::Access::ReadWrite);

    Project& operator*() const { return *m_project; }
    Project* operator->() const { return m_project.get(); }

    void check() const; ///< @throws IoError, the last refusal of an edit

    /// @param name  "" is the first annotator. @throws IoError if there is none of this name
    AnnotatorId annotator(const std::string& name) const;
    const LabelSet& labelSet(const std::string& name) const; ///< @throws IoError if there is none of this name

private:
    std::unique_ptr<Project> m_project;
    std::shared_ptr<std::optional<IoError>> m_refusal;
};

} // namespace suara
