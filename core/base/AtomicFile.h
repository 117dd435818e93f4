#pragma once

#include <filesystem>
#include <string_view>

namespace suara {

/// An output file that is whole or not there: written beside its final name, renamed over it by commit(). Without a
/// commit the destructor removes what was begun, and an older file of that name stays as it was; with one the new file
/// has the older one's permissions.
class AtomicFile {
public:
    /// Reserves a name beside `target`, in the same folder.
    /// A link is followed; a device or a pipe is refused, for a rename would put a file in its place.
    /// @throws IoError when the folder does not exist or cannot be written
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    /// Where to write meanwhile: an empty file with the target's ending, so that writers which look at it are not
    /// misled.
    const std::filesystem::path& path() const { return m_path; }
    void write(std::string_view bytes); ///< adds to the file at path(). @throws IoError, e.g. when the disk is full
    void commit();                      ///< flushes to the disk and renames. @throws IoError
    /// Renames without waiting for the disk: whole whatever becomes of the program, though not after a power cut. For
    /// what is checked when it is read and can be done without.
    void commitUnflushed();

private:
    void rename();

    std::filesystem::path m_target;
    std::filesystem::path m_path;
    bool m_isCommitted = false;
};

/// Waits until all that was written to the file is on the disk, so that it outlives a power cut under the name that it
/// is given next. @return false with errno set if it cannot be
bool flushToDisk(const std::filesystem::path& path);

/// Writes a whole file at once, atomically. @throws IoError
void writeFile(const std::filesystem::path& target, std::string_view bytes);

} // namespace suara
