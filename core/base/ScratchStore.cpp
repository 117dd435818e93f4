#include "core/base/ScratchStore.h"

#include "core/base/Error.h"
#include "core/base/Parallel.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace suara {

namespace {

/// TMPDIR, or /var/tmp: the one of the usual folders that is on a disk and not in memory.
std::filesystem::path scratchFolder()
{
    const char* const given = std::getenv("TMPDIR"); // NOLINT(concurrency-mt-unsafe): nobody sets it
    return given != nullptr && *given != '\0' ? given : "/var/tmp";
}

[[noreturn]] void refuse()
{
    throw IoError(scratchFolder(),
                  SUARA_TEXT("Core", "There is no room for temporary data: %1. Free some, or set TMPDIR "
                                     "to a folder with more."),
                  {std::strerror(errno)}); // NOLINT(concurrency-mt-unsafe)
}

[[noreturn]] void refuseRead()
{
    throw IoError(scratchFolder(), SUARA_TEXT("Core", "Temporary data cannot be read back: %1."),
                  {std::strerror(errno)}); // NOLINT(concurrency-mt-unsafe)
}

int makeFile()
{
    const std::filesystem::path folder = scratchFolder();
    int file = ::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (file < 0) { // a file system that has no such files
        std::string name = (folder / "suara-XXXXXX").string();
        file = ::mkostemp(name.data(), O_CLOEXEC);
        if (file < 0)
            refuse();
        ::unlink(name.c_str());
    }
    return file;
}

} // namespace

ScratchStore::~ScratchStore()
{
    std::vector<int> open;
    for (const File& file : m_files)
        if (file.descriptor >= 0)
            open.push_back(file.descriptor);
    parallelFor(open.size(), defaultJobs(), [&](std::size_t file) { ::close(open[file]); }); // frees all that is in it
}

void ScratchStore::reserveInFile(Place& place)
{
    place.file = m_nextFile;
    m_nextFile = (m_nextFile + 1) % m_files.size();
    File& file = m_files[place.file];
    if (file.descriptor < 0)
        file.descriptor = makeFile();
    place.offset = file.size;
    file.size += std::ptrdiff_t(place.count * sizeof(float));
}

ScratchStore::Place ScratchStore::put(std::span<const float> values)
{
    const std::size_t bytes = values.size_bytes();
    Place place{values.size()};
    {
        const std::lock_guard lock(m_mutex);
        if (bytes <= m_memoryLeft) {
            m_memoryLeft -= bytes;
            m_blocks.emplace_back(values.begin(), values.end());
            place.block = std::ptrdiff_t(m_blocks.size()) - 1;
            return place;
        }
        reserveInFile(place);
    }
    const int file = m_files[place.file].descriptor;
    const char* from = reinterpret_cast<const char*>(values.data());
    for (std::size_t done = 0; done < bytes;) {
        const ssize_t wrote = ::pwrite(file, from + done, bytes - done, place.offset + std::ptrdiff_t(done));
        if (wrote == 0)
            errno = ENOSPC;
        if (wrote <= 0)
            refuse();
        done += std::size_t(wrote);
    }
    return place;
}

void ScratchStore::get(const Place& place, std::size_t first, std::span<float> out) const
{
    if (place.block >= 0) {
        std::unique_lock lock(m_mutex);
        const float* from =
            m_blocks[std::size_t(place.block)].data() + first; // stays where it is when blocks are added
        lock.unlock();
        std::copy_n(from, out.size(), out.begin());
        return;
    }
    const int file = m_files[place.file].descriptor;
    char* to = reinterpret_cast<char*>(out.data());
    for (std::size_t done = 0; done < out.size_bytes();) {
        const auto at = place.offset + std::ptrdiff_t(first * sizeof(float) + done);
        const ssize_t got = ::pread(file, to + done, out.size_bytes() - done, at);
        if (got == 0) // somebody cut the file
            errno = EIO;
        if (got <= 0)
            refuseRead();
        done += std::size_t(got);
    }
}

} // namespace suara
