#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace suara {

/// The bytes of a file, read in large pieces.
class ByteWindow {
public:
    /// @throws IoError if the file cannot be opened
    explicit ByteWindow(std::filesystem::path file);
    ~ByteWindow();
    ByteWindow(const ByteWindow&) = delete;
    ByteWindow& operator=(const ByteWindow&) = delete;

    std::int64_t size() const { return m_size; }

    /// The bytes from an offset on, and 64 more that may be read; valid until the next call.
    /// @param count  at most 4096  @return null if the file ends before  @throws IoError if the disk fails
    const std::uint8_t* at(std::int64_t offset, std::size_t count);

    /// Copies bytes. @return how many; fewer only at the file's end  @throws IoError if the disk fails
    std::size_t read(std::int64_t offset, std::span<std::uint8_t> to);

private:
    void fill(std::int64_t offset);

    std::filesystem::path m_path;
    int m_file;
    std::int64_t m_size = 0;
    std::int64_t m_begin = 0; ///< of what is in m_bytes
    std::int64_t m_end = 0;
    std::vector<std::uint8_t> m_bytes;
};

} // namespace suara
