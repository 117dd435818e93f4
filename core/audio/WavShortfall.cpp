#include "core/audio/WavShortfall.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>

namespace suara {

namespace {

std::uint32_t littleEndian(const char* bytes)
{
    std::uint32_t value = 0;
    for (int i = 3; i >= 0; --i)
        value = value << 8 | static_cast<unsigned char>(bytes[i]);
    return value;
}

bool isNamed(const char* bytes, const char* name)
{
    return std::memcmp(bytes, name, 4) == 0;
}

} // namespace

std::optional<WavShortfall> wavShortfall(const std::filesystem::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::array<char, 12> head{};
    if (!stream.read(head.data(), 12) || !isNamed(head.data(), "RIFF") || !isNamed(&head[8], "WAVE"))
        return std::nullopt;
    constexpr std::uint32_t streamed = 0x7ffff000; // from here on: the writer did not know
    std::error_code failed;
    const std::uint64_t size = std::filesystem::file_size(file, failed);
    std::uint32_t bytesPerSecond = 0;
    std::uint64_t position = 12;
    for (std::array<char, 8> chunk{}; !failed && stream.seekg(std::streamoff(position)) && stream.read(&chunk[0], 8);) {
        const std::uint32_t length = littleEndian(&chunk[4]);
        position += 8;
        if (isNamed(&chunk[0], "data")) {
            const std::uint64_t there = size - position;
            if (bytesPerSecond == 0 || length >= streamed || length <= there)
                return std::nullopt;
            return WavShortfall{double(length - there) / bytesPerSecond, double(length) / bytesPerSecond};
        }
        if (isNamed(&chunk[0], "fmt ") && stream.read(&head[0], 12))
            bytesPerSecond = littleEndian(&head[8]);
        position += length + length % 2;
    }
    return std::nullopt;
}

} // namespace suara
