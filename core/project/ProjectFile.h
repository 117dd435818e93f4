#pragma once

#include <QString>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>

struct sqlite3;

namespace suara {

class Statement;

/// The SQLite file of one project: opens it with one clear sentence on all that can be wrong, brings old ones up to the
/// present schema, and runs transactions. While it is open nobody else can open it. Has a connection of its own; one
/// thread at a time may use it.
class ProjectFile {
public:
    enum class Access { ReadWrite, ReadOnly };

    /// @throws IoError if the file exists, cannot be written, or has a name that is not UTF-8
    static std::unique_ptr<ProjectFile> create(const std::filesystem::path& path);
    /// Falls back to ReadOnly when the file cannot be written to. @throws IoError
    static std::unique_ptr<ProjectFile> open(const std::filesystem::path& path, Access access);
    ~ProjectFile();
    ProjectFile(const ProjectFile&) = delete;
    ProjectFile& operator=(const ProjectFile&) = delete;

    const std::filesystem::path& path() const { return m_path; } ///< absolute
    bool isReadOnly() const { return m_access == Access::ReadOnly; }

    /// Runs change() in one transaction; on any exception nothing of it remains and the exception passes on.
    /// @throws IoError if the file can only be read, or is no longer where it was
    void transaction(const std::function<void()>& change);

    /// Looks at every page, row and index. @throws IoError if anything is not as it should be
    void checkWhole() const;

    sqlite3* handle() const { return m_handle; } ///< SQLite's own name for the open file
    void run(const QString& sql) const;          ///< one statement without values or rows
    [[noreturn]] void fail() const;              ///< @throws IoError that says what SQLite last complained of

private:
    ProjectFile(const std::filesystem::path& path, Access access);

    void connect(int flags);
    void openHandle(const std::string& name, int flags);
    int attempt(const char* sql) const;
    void openExisting();
    bool needsImmutable() const;
    void connectImmutable();
    void checkIdentity() const;
    void checkHealth() const;
    void checkBy(const char* pragma) const;
    void setUp() const;
    bool journalMode(const QString& mode) const;
    void checkStillThere() const;
    std::int64_t pragma(const QString& name) const;

    std::filesystem::path m_path;
    Access m_access;
    sqlite3* m_handle = nullptr;
    std::pair<std::uint64_t, std::uint64_t> m_identity; // device and inode: another file may take the name
};

} // namespace suara
