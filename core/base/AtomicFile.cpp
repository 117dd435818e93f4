#include "core/base/AtomicFile.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <cerrno>
#include <fcntl.h>
#include <optional>
#include <random>
#include <string>
#include <system_error>
#include <unistd.h>

namespace suara {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file)
{
    throw IoError(file, SUARA_TEXT("Core", "It cannot be written (%1). Choose another folder or make room."),
                  {std::generic_category().message(errno)});
}

/// A descriptor that closes itself.
class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags) : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC, 0666))
    {
    }
    ~OpenFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;

    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

/// An empty new file beside the target, with the permissions that the user's umask grants: the kernel applies it, so
/// nobody has to ask for it by changing it, which every thread would see.
std::filesystem::path makeBeside(const std::filesystem::path& target)
{
    constexpr int attempts = 100;
    std::random_device random;
    for (int attempt = 0; attempt < attempts; ++attempt) {
        // Not all of a long name: with more it would be too long.
        std::filesystem::path path = target.parent_path() / ("." + target.stem().string().substr(0, 100) + "." +
                                                             std::to_string(random()) + target.extension().string());
        const OpenFile file(path, O_WRONLY | O_CREAT | O_EXCL);
        if (file.descriptor() >= 0)
            return path;
        if (errno != EEXIST)
            fail(target);
    }
    fail(target);
}

/// Those of the file that stands there; none if there is no such file.
std::optional<std::filesystem::perms> permissionsOf(const std::filesystem::path& file)
{
    std::error_code ignored;
    const std::filesystem::file_status status = std::filesystem::status(file, ignored);
    return std::filesystem::is_regular_file(status) ? std::optional(status.permissions()) : std::nullopt;
}

/// What a link points to, so that the link stays one; the path itself where there is no link.
std::filesystem::path linkedFile(std::filesystem::path target)
{
    std::error_code ignored;
    for (int links = 0; links < 40 && std::filesystem::is_symlink(target, ignored); ++links)
        target = target.parent_path() / std::filesystem::read_symlink(target, ignored);
    return target;
}

/// A device or a pipe: renaming over it would put a file in its place.
bool isSpecial(const std::filesystem::path& target)
{
    std::error_code ignored;
    return std::filesystem::exists(target, ignored) && !std::filesystem::is_regular_file(target, ignored) &&
           !std::filesystem::is_directory(target, ignored);
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : m_target(linkedFile(std::move(target)))
{
    if (isSpecial(m_target))
        throw IoError(m_target,
                      SUARA_TEXT("Core", "This is a device or a pipe, not a file. Give the name of a file, or "
                                         "leave the name out to write to standard output."));
    std::error_code ignored;
    if (std::filesystem::is_directory(m_target, ignored))
        throw IoError(m_target, SUARA_TEXT("Core", "This is a folder. Give the name of a file in it."));
    m_path = makeBeside(m_target);
    if (permissionsOf(m_target)) // nobody reads before rename() what they may not read afterwards
        std::filesystem::permissions(m_path, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                     ignored);
}

AtomicFile::~AtomicFile()
{
    if (!m_isCommitted)
        ::unlink(m_path.c_str());
}

void AtomicFile::write(std::string_view bytes)
{
    const OpenFile file(m_path, O_WRONLY | O_APPEND);
    while (!bytes.empty()) {
        const ssize_t count = ::write(file.descriptor(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            fail(m_target);
        bytes.remove_prefix(std::size_t(count));
    }
}

void AtomicFile::commit()
{
    if (!flushToDisk(m_path))
        fail(m_target);
    rename();
}

void AtomicFile::commitUnflushed()
{
    rename();
}

void AtomicFile::rename()
{
    std::error_code ignored;
    if (const auto old = permissionsOf(m_target))
        std::filesystem::permissions(m_path, *old, ignored);
    if (::rename(m_path.c_str(), m_target.c_str()) != 0)
        fail(m_target);
    m_isCommitted = true;
}

bool flushToDisk(const std::filesystem::path& path)
{
    const OpenFile file(path, O_WRONLY);
    return file.descriptor() >= 0 && ::fsync(file.descriptor()) == 0;
}

void writeFile(const std::filesystem::path& target, std::string_view bytes)
{
    AtomicFile file(target);
    file.write(bytes);
    file.commit();
}

} // namespace suara
