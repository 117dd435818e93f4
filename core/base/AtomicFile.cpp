#include "core/base/AtomicFile.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

namespace suara {

namespace {

[[noreturn]] void fail(const std::filesystem::path& file)
{
    throw IoError(file, SUARA_TEXT("Core", "It cannot be written (%1). Choose another folder or make room."),
                  {std::strerror(errno)});
}

/// A descriptor that closes itself.
class OpenFile {
public:
    OpenFile(const std::filesystem::path& path, int flags) : m_descriptor(::open(path.c_str(), flags | O_CLOEXEC)) {}
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

/// mkstemp makes files that only their owner may read; a result gets what the user's umask grants.
void grantUsualPermissions(int descriptor)
{
    const mode_t mask = ::umask(0);
    ::umask(mask);
    ::fchmod(descriptor, 0666 & ~mask);
}

} // namespace

AtomicFile::AtomicFile(std::filesystem::path target) : m_target(std::move(target))
{
    const std::string ending = m_target.extension().string();
    std::string name = (m_target.parent_path() / ("." + m_target.stem().string() + ".XXXXXX" + ending)).string();
    const int descriptor = ::mkostemps(name.data(), int(ending.size()), O_CLOEXEC);
    if (descriptor < 0)
        fail(m_target);
    grantUsualPermissions(descriptor);
    ::close(descriptor);
    m_path = name;
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
    const OpenFile file(m_path, O_WRONLY);
    if (file.descriptor() < 0 || ::fsync(file.descriptor()) != 0 || ::rename(m_path.c_str(), m_target.c_str()) != 0)
        fail(m_target);
    m_isCommitted = true;
}

void writeFile(const std::filesystem::path& target, std::string_view bytes)
{
    AtomicFile file(target);
    file.write(bytes);
    file.commit();
}

} // namespace suara
