#include "core/project/ProjectCopy.h"

#include "core/base/Task.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/project/History.h"
#include "core/project/MediaLocator.h"
#include "core/project/ProjectFile.h"
#include "core/project/Statement.h"

#include <sqlite3.h>
#include <utility>

namespace suara {
namespace fs = std::filesystem;
namespace {

constexpr int pagesAtOnce = 1024; // 4 MiB, some milliseconds

fs::path plain(const fs::path& path)
{
    return fs::absolute(path).lexically_normal();
}

/// The place to write to. @throws IoError
fs::path checkedTarget(const ProjectFile& source, const fs::path& path)
{
    requireUtf8Name(plain(path));
    std::error_code ignored;
    if (fs::equivalent(plain(path), source.path(), ignored))
        throw IoError(path, SUARA_TEXT("Core", "A copy needs another name than the project itself."));
    return plain(path);
}

[[noreturn]] void fail(const fs::path& path, sqlite3* pages)
{
    throw IoError(path, SUARA_TEXT("Core", "The copy could not be written (%1). Choose another place or make room."),
                  {sqlite3_errmsg(pages)});
}

} // namespace

ProjectCopy::ProjectCopy(std::shared_ptr<const ProjectFile> source, const fs::path& target)
    : m_source(std::move(source))
    , m_from(m_source->path().parent_path())
    , m_to(plain(target).parent_path())
    , m_file(checkedTarget(*m_source, target))
{
    const bool isOpen = sqlite3_open(m_file.path().c_str(), &m_pages) == SQLITE_OK;
    if (isOpen)
        m_backup = sqlite3_backup_init(m_pages, "main", m_source->handle(), "main");
    if (m_backup == nullptr) {
        const std::string reason = sqlite3_errmsg(m_pages);
        stopReading();
        throw IoError(target,
                      SUARA_TEXT("Core", "The copy could not be written (%1). Choose another place or make room."),
                      {reason});
    }
}

ProjectCopy::~ProjectCopy()
{
    stopReading();
}

void ProjectCopy::stopReading()
{
    sqlite3_backup_finish(std::exchange(m_backup, nullptr));
    sqlite3_close(std::exchange(m_pages, nullptr));
    m_source.reset();
}

bool ProjectCopy::copySome(Task& task)
{
    const int code = sqlite3_backup_step(m_backup, pagesAtOnce);
    if (code != SQLITE_OK && code != SQLITE_DONE)
        fail(m_file.path(), m_pages);
    const int all = sqlite3_backup_pagecount(m_backup);
    task.checkpoint(all == 0 ? 1.0 : 1.0 - double(sqlite3_backup_remaining(m_backup)) / all);
    if (code == SQLITE_OK)
        return true;
    stopReading();
    return false;
}

void ProjectCopy::finish()
{
    adapt();
    m_file.commit();
}

void ProjectCopy::adapt() const
{
    const std::unique_ptr<ProjectFile> copy = ProjectFile::open(m_file.path(), ProjectFile::Access::ReadWrite);
    copy->transaction([&] {
        Statement rows(*copy, QStringLiteral("SELECT id, path, last_seen FROM clip"));
        Statement update(*copy, QStringLiteral("UPDATE clip SET path = ?, last_seen = ? WHERE id = ?"));
        rows.run();
        while (rows.next()) {
            Clip clip;
            clip.path = rows.text(1);
            clip.lastSeen = rows.text(2);
            const ClipPlace place = placeOf(locate(clip, m_from).generic_string(), m_to);
            if (place.relative != clip.path || place.whole != clip.lastSeen)
                update.run(place.relative, place.whole, rows.integer(0));
        }
        History(*copy).clear();
    });
    copy->run(QStringLiteral("VACUUM"));
}

} // namespace suara
