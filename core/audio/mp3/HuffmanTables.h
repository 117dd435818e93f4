#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace suara::mp3 {

/// What begins with some bits: two values with their signs if all of that fits in them, which it mostly does.
struct PairEntry {
    enum Rest : std::uint8_t {
        Nothing, ///< the values have their signs
        Signs,   ///< after `bits` follow what is beyond 15, and the signs
        Link,    ///< the code word is longer: the entries from linkedBegin() on know
    };
    std::int8_t first = 0;
    std::int8_t second = 0;
    std::uint8_t bits = 0; ///< used up
    Rest rest = Nothing;
};

inline std::size_t linkedBegin(PairEntry link)
{
    return std::uint8_t(link.first) + 256U * std::uint8_t(link.second);
}

/// A code of pairs of values, to be looked up by the next bits.
struct PairTable {
    static constexpr unsigned firstBits = 10;

    std::vector<PairEntry> entries; ///< by the first bits, then the linked ones
    unsigned linkedBits = 0;        ///< by which those are looked up
};

/// Four values that are -1, 0 or 1.
struct FourEntry {
    std::array<std::int8_t, 4> values{};
    std::uint8_t bits = 0; ///< used up, signs included
    std::uint8_t codeBits = 0;
};

/// A code of such values, to be looked up by the next bits, which hold every code word with its signs.
struct FourTable {
    static constexpr unsigned bits = 10;

    std::array<FourEntry, 1U << bits> entries;
};

struct HuffmanTables {
    std::array<PairTable, 15> pairs;
    std::array<FourTable, 2> fours;
};

const HuffmanTables& huffmanTables();

/// The table that a granule names by a number below 32; null if all values are 0.
const PairTable* pairTable(unsigned number);

/// Bits of what a value of 15 stands for beyond 15.
unsigned extraBits(unsigned number);

} // namespace suara::mp3
