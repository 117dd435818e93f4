#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace suara::mp3 {

/// Bits of a buffer, the highest of each byte first. There must be 8 readable bytes beyond the last that is used.
class BitReader {
public:
    explicit BitReader(const std::uint8_t* bytes, std::size_t position = 0) : m_bytes(bytes), m_position(position) {}

    std::size_t position() const { return m_position; } ///< bits from the buffer's begin
    void seek(std::size_t position) { m_position = position; }

    static constexpr unsigned peeked = 57;

    /// The next bits, highest first; so many at least of the 64 are valid.
    std::uint64_t peek() const
    {
        std::uint64_t word = 0;
        std::memcpy(&word, m_bytes + m_position / 8, sizeof word);
        if constexpr (std::endian::native == std::endian::little)
            word = __builtin_bswap64(word);
        return word << m_position % 8;
    }
    void skip(unsigned bits) { m_position += bits; }

    /// @param bits  0 to 32
    unsigned take(unsigned bits)
    {
        const auto value = unsigned(peek() >> 32 >> (32 - bits));
        skip(bits);
        return value;
    }
    bool takeFlag() { return take(1) != 0; }

private:
    const std::uint8_t* m_bytes;
    std::size_t m_position;
};

} // namespace suara::mp3
