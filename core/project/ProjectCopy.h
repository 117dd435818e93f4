#pragma once

#include "core/base/AtomicFile.h"

#include <filesystem>
#include <memory>

struct sqlite3;
struct sqlite3_backup;

namespace suara {

class ProjectFile;
class Task;

/// A whole copy of a project, made in pieces so that work in the project goes on; edits made meanwhile are in the copy.
/// Its clips' places are relative to where it stands, and it has no history. Replaces what is there only once it is
/// complete; nothing is left of one that is given up.
class ProjectCopy {
public:
    /// @throws IoError if it cannot be written there
    ProjectCopy(std::shared_ptr<const ProjectFile> source, const std::filesystem::path& target);
    ~ProjectCopy();
    ProjectCopy(const ProjectCopy&) = delete;
    ProjectCopy& operator=(const ProjectCopy&) = delete;

    /// Copies some pages, in the source's thread. False when all are there; finish() is next. @throws IoError,
    /// Cancelled
    bool copySome(Task& task);
    /// Makes it a project of its own place, in any thread. @throws IoError
    void finish();

private:
    void stopReading();
    void adapt() const;

    std::shared_ptr<const ProjectFile> m_source; // null once all pages are there
    std::filesystem::path m_from;                // the source's folder
    std::filesystem::path m_to;                  // the copy's
    AtomicFile m_file;
    sqlite3* m_pages = nullptr;
    sqlite3_backup* m_backup = nullptr;
};

} // namespace suara
