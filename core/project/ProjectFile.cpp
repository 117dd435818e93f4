#include "core/project/ProjectFile.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/project/Schema.h"
#include "core/project/Statement.h"

#include <QUrl>
#include <array>
#include <cerrno>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <set>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace suara {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t alwaysCheckedBytes = 64U << 20U;

bool canWrite(const fs::path& path)
{
    // The journal stands beside the file, so the folder counts too.
    return access(path.c_str(), W_OK) == 0 && access(path.parent_path().c_str(), W_OK) == 0;
}

/// The projects this process has open. Linux forgets a process's locks on a file as soon as it closes any descriptor of
/// it, so a project that is open must not be opened once more, not even to look at it.
class OpenFiles {
public:
    using Identity = std::pair<std::uint64_t, std::uint64_t>; ///< device, inode

    bool has(const Identity& file)
    {
        const std::lock_guard lock(m_mutex);
        return m_files.contains(file);
    }
    void add(const Identity& file)
    {
        const std::lock_guard lock(m_mutex);
        m_files.insert(file);
    }
    void remove(const Identity& file)
    {
        const std::lock_guard lock(m_mutex);
        m_files.erase(file);
    }

private:
    std::mutex m_mutex;
    std::set<Identity> m_files;
};

OpenFiles& openFiles()
{
    static OpenFiles files;
    return files;
}

OpenFiles::Identity identityOf(const fs::path& path)
{
    struct stat status {};
    return stat(path.c_str(), &status) == 0 ? OpenFiles::Identity{status.st_dev, status.st_ino} : OpenFiles::Identity{};
}

/// An empty file where none was, of whichever of two programs asks first. @throws IoError
void makeNew(const fs::path& path)
{
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (file < 0 && errno == EEXIST)
        throw IoError(path, SUARA_TEXT("Core", "There is a file of this name already."));
    if (file < 0)
        throw IoError(path, SUARA_TEXT("Core", "The project cannot be written there; choose another folder."));
    ::close(file);
}

bool looksLikeSqlite(const fs::path& path)
{
    std::array<char, 16> head{};
    std::ifstream stream(path, std::ios::binary);
    stream.read(head.data(), head.size());
    return stream && std::string_view(head.data(), head.size()) == std::string_view("SQLite format 3\0", 16);
}

} // namespace

ProjectFile::ProjectFile(const fs::path& path, Access access)
    : m_path(fs::absolute(path).lexically_normal()), m_access(access)
{
    requireUtf8Name(m_path); // SQLite would open another file in its place
}

ProjectFile::~ProjectFile()
{
    // Back to the plain journal: the closed project is one file, readable from read-only media too.
    if (m_handle != nullptr && !isReadOnly())
        attempt("PRAGMA journal_mode = DELETE");
    sqlite3_close(m_handle);
    openFiles().remove(m_identity);
}

std::unique_ptr<ProjectFile> ProjectFile::create(const fs::path& path)
{
    std::unique_ptr<ProjectFile> file(new ProjectFile(path, Access::ReadWrite));
    std::error_code ignored;
    fs::create_directories(file->m_path.parent_path(), ignored);
    makeNew(file->m_path);
    try {
        file->connect(SQLITE_OPEN_READWRITE);
        file->run(QStringLiteral("PRAGMA application_id = %1").arg(projectApplicationId));
        file->setUp();
        return file;
    } catch (...) {
        const fs::path half = file->m_path;
        file.reset();
        fs::remove(half, ignored);
        throw;
    }
}

std::unique_ptr<ProjectFile> ProjectFile::open(const fs::path& path, Access access)
{
    std::unique_ptr<ProjectFile> file(new ProjectFile(path, access));
    std::error_code error;
    if (!fs::exists(file->m_path, error))
        throw IoError(path, SUARA_TEXT("Core", "The project file is not there any more."));
    if (openFiles().has(identityOf(file->m_path)))
        throw IoError(path, SUARA_TEXT("Core", "This project is open already."));
    if (!canWrite(file->m_path))
        file->m_access = Access::ReadOnly;
    if (::access(file->m_path.c_str(), R_OK) != 0)
        throw IoError(path, SUARA_TEXT("Core", "You are not allowed to read this project file."));
    if (!fs::is_regular_file(file->m_path, error) || !looksLikeSqlite(file->m_path))
        throw IoError(path, SUARA_TEXT("Core", "This is not a Suara project."));
    file->openExisting();
    return file;
}

void ProjectFile::openExisting()
{
    connect(isReadOnly() ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE);
    if (isReadOnly() && needsImmutable())
        connectImmutable();
    checkIdentity();
    checkHealth();
    if (!isReadOnly())
        setUp();
    else if (pragma(QStringLiteral("user_version")) < schemaVersion())
        throw IoError(m_path,
                      SUARA_TEXT("Core", "This project is of an earlier version and must be brought up to date, "
                                         "but the file can only be read; copy it to a place that can be "
                                         "written to and open the copy."));
}

void ProjectFile::connect(int flags)
{
    openHandle(m_path.string(), flags);
    run(QStringLiteral("PRAGMA trusted_schema = OFF")); // projects are passed from hand to hand
    m_identity = identityOf(m_path);
    openFiles().add(m_identity);
}

void ProjectFile::openHandle(const std::string& name, int flags)
{
    constexpr int waitMilliseconds = 300;
    sqlite3_close(std::exchange(m_handle, nullptr));
    if (sqlite3_open_v2(name.c_str(), &m_handle, flags | SQLITE_OPEN_FULLMUTEX, nullptr) != SQLITE_OK)
        fail();
    sqlite3_busy_timeout(m_handle, waitMilliseconds);
}

/// A statement that may fail. @return SQLite's code
int ProjectFile::attempt(const char* sql) const
{
    return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr);
}

/// What a crash left of a journal cannot be taken in on a medium that cannot be written to; the file is then read as it
/// stands.
bool ProjectFile::needsImmutable() const
{
    const int code = attempt("SELECT count(*) FROM sqlite_schema") & 0xff;
    return code == SQLITE_CANTOPEN || code == SQLITE_READONLY;
}

void ProjectFile::connectImmutable()
{
    const QUrl place = QUrl::fromLocalFile(QString::fromStdString(m_path.string()));
    openHandle(place.toEncoded().toStdString() + "?immutable=1", SQLITE_OPEN_READONLY | SQLITE_OPEN_URI);
}

void ProjectFile::checkIdentity() const
{
    if (pragma(QStringLiteral("application_id")) != projectApplicationId)
        throw IoError(m_path, SUARA_TEXT("Core", "This is not a Suara project."));
    if (pragma(QStringLiteral("user_version")) > schemaVersion())
        throw IoError(m_path, SUARA_TEXT("Core", "This project was made by a newer Suara; update Suara to open it."));
}

void ProjectFile::checkHealth() const
{
    std::error_code ignored;
    if (fs::file_size(m_path, ignored) > alwaysCheckedBytes)
        return; // what is damaged then shows when it is read
    checkBy("PRAGMA quick_check(1)");
}

void ProjectFile::checkWhole() const
{
    checkBy("PRAGMA integrity_check(1)");
    if (Statement(*this, QStringLiteral("PRAGMA foreign_key_check")).run().next())
        throw IoError(m_path, SUARA_TEXT("Core", "The project file is damaged; open your last copy of it."));
}

void ProjectFile::checkBy(const char* pragma) const
{
    Statement check(*this, QString::fromLatin1(pragma));
    if (!check.run().next() || check.text(0) != "ok")
        throw IoError(m_path, SUARA_TEXT("Core", "The project file is damaged; open your last copy of it."));
}

void ProjectFile::setUp() const
{
    // One Suara at a time: two that edit the same project would not see each other's edits. It also lets WAL work
    // without shared memory.
    run(QStringLiteral("PRAGMA locking_mode = EXCLUSIVE"));
    if (!journalMode(QStringLiteral("WAL")))
        journalMode(QStringLiteral("DELETE"));
    run(QStringLiteral("PRAGMA synchronous = FULL"));
    run(QStringLiteral("PRAGMA foreign_keys = ON"));
    run(QStringLiteral("PRAGMA cache_size = -65536")); // KiB: adding 100,000 clips stays in memory until it is whole
    run(QStringLiteral("BEGIN EXCLUSIVE"));
    try {
        for (const Migration& migration : migrations()) {
            if (migration.version <= pragma(QStringLiteral("user_version")))
                continue;
            for (const QString& statement : migration.statements)
                run(statement);
            run(QStringLiteral("PRAGMA user_version = %1").arg(migration.version));
        }
        run(QStringLiteral("COMMIT"));
    } catch (...) {
        attempt("ROLLBACK");
        throw;
    }
}

bool ProjectFile::journalMode(const QString& mode) const
{
    Statement journal(*this, QStringLiteral("PRAGMA journal_mode = ") + mode);
    return journal.run().next() && journal.string(0).compare(mode, Qt::CaseInsensitive) == 0;
}

void ProjectFile::transaction(const std::function<void()>& change)
{
    if (isReadOnly())
        throw IoError(m_path, SUARA_TEXT("Core", "The project can only be read; save a copy to work in."));
    checkStillThere();
    run(QStringLiteral("BEGIN IMMEDIATE"));
    try {
        change();
        run(QStringLiteral("COMMIT"));
    } catch (...) {
        attempt("ROLLBACK");
        throw;
    }
}

void ProjectFile::checkStillThere() const
{
    if (identityOf(m_path) != m_identity)
        throw IoError(m_path, SUARA_TEXT("Core", "The project file is no longer where it was; save a copy to keep your "
                                                 "work."));
}

void ProjectFile::run(const QString& sql) const
{
    Statement(*this, sql).run();
}

std::int64_t ProjectFile::pragma(const QString& name) const
{
    Statement statement(*this, QStringLiteral("PRAGMA ") + name);
    return statement.run().next() ? statement.integer(0) : 0;
}

void ProjectFile::fail() const
{
    switch (sqlite3_errcode(m_handle) & 0xff) {
    case SQLITE_BUSY:
        throw IoError(m_path,
                      SUARA_TEXT("Core", "The project is open in another window of Suara; close it there first."));
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        throw IoError(m_path, SUARA_TEXT("Core", "The project file is damaged; open your last copy of it."));
    case SQLITE_FULL:
        throw IoError(m_path, SUARA_TEXT("Core", "The disk is full; the last edit could not be kept."));
    case SQLITE_READONLY:
        throw IoError(m_path, SUARA_TEXT("Core", "The project can only be read; save a copy to work in."));
    default:
        throw IoError(m_path, SUARA_TEXT("Core", "The project file could not be read or written: %1"),
                      {sqlite3_errmsg(m_handle)});
    }
}

} // namespace suara
