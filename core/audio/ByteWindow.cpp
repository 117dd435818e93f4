#include "core/audio/ByteWindow.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace suara {

ByteWindow::ByteWindow(std::filesystem::path file)
    : m_path(std::move(file)), m_file(::open(m_path.c_str(), O_RDONLY | O_CLOEXEC))
{
    m_size = m_file < 0 ? -1 : ::lseek(m_file, 0, SEEK_END);
    if (m_size < 0)
        throw IoError(m_path, SUARA_TEXT("Core", "The file cannot be read."));
}

ByteWindow::~ByteWindow()
{
    if (m_file >= 0)
        ::close(m_file);
}

const std::uint8_t* ByteWindow::at(std::int64_t offset, std::size_t count)
{
    if (offset + std::int64_t(count) > m_size)
        return nullptr;
    if (offset < m_begin || offset + std::int64_t(count) > m_end)
        fill(offset);
    return offset + std::int64_t(count) > m_end ? nullptr : m_bytes.data() + (offset - m_begin);
}

std::size_t ByteWindow::read(std::int64_t offset, std::span<std::uint8_t> to)
{
    std::size_t done = 0;
    while (done < to.size() && at(offset, 1) != nullptr) {
        const std::uint8_t* from = m_bytes.data() + (offset - m_begin);
        const std::size_t some = std::min(to.size() - done, std::size_t(m_end - offset));
        std::copy_n(from, some, to.begin() + std::ptrdiff_t(done));
        offset += std::int64_t(some);
        done += some;
    }
    return done;
}

void ByteWindow::fill(std::int64_t offset)
{
    constexpr std::int64_t window = 1 << 17;
    constexpr std::size_t readableBeyond = 64;
    const auto wanted = std::size_t(std::min(window, m_size - offset));
    m_bytes.resize(wanted + readableBeyond);
    std::size_t got = 0;
    while (got < wanted) {
        const ssize_t some = ::pread(m_file, m_bytes.data() + got, wanted - got, offset + std::int64_t(got));
        if (some < 0)
            throw IoError(m_path, SUARA_TEXT("Core", "The file cannot be read."));
        if (some == 0)
            break; // it became shorter
        got += std::size_t(some);
    }
    m_begin = offset;
    m_end = offset + std::int64_t(got);
}

} // namespace suara
