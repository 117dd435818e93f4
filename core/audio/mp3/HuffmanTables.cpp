#include "core/audio/mp3/HuffmanTables.h"

#include "core/audio/mp3/HuffmanCodes.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <span>

namespace suara::mp3 {

namespace {

struct Code {
    std::uint32_t word; ///< in the highest bits
    unsigned length;
    int first;
    int second;
};

std::vector<Code> codesOf(std::span<const std::uint16_t> listed)
{
    std::vector<Code> codes;
    std::uint32_t word = 0;
    for (const std::uint16_t each : listed) {
        const unsigned length = each >> 8;
        codes.push_back({word, length, each >> 4 & 15, each & 15});
        word += std::uint32_t(1) << (32 - length); // 0 again after the last
    }
    return codes;
}

/// Fills all entries whose index begins with the upper bits of `word`.
void fill(std::span<PairEntry> entries, std::uint32_t word, unsigned length, PairEntry entry)
{
    const auto indexBits = unsigned(std::countr_zero(entries.size()));
    const std::size_t begin = word >> (32 - indexBits);
    std::fill_n(entries.begin() + std::ptrdiff_t(begin), std::size_t(1) << (indexBits - length), entry);
}

/// The code with each way of having signs.
void addSigned(std::span<PairEntry> entries, const Code& code, unsigned signs)
{
    const unsigned bits = code.length + signs;
    for (std::uint32_t sign = 0; sign < (1U << signs); ++sign) {
        const bool isFirstNegative = code.first != 0 && (sign >> (signs - 1) & 1) != 0;
        const bool isSecondNegative = code.second != 0 && (sign & 1) != 0;
        const PairEntry entry{std::int8_t(isFirstNegative ? -code.first : code.first),
                              std::int8_t(isSecondNegative ? -code.second : code.second), std::uint8_t(bits),
                              PairEntry::Nothing};
        fill(entries, code.word | sign << (32 - bits), bits, entry);
    }
}

/// The entries in which the longer codes with these first bits are looked up.
std::span<PairEntry> linkedEntries(PairTable& table, std::size_t prefix)
{
    const std::size_t count = std::size_t(1) << table.linkedBits;
    if (table.entries[prefix].rest != PairEntry::Link) {
        const std::size_t begin = table.entries.size();
        table.entries[prefix] = {std::int8_t(begin & 255), std::int8_t(begin >> 8), PairTable::firstBits,
                                 PairEntry::Link};
        table.entries.resize(begin + count);
    }
    return std::span(table.entries).subspan(linkedBegin(table.entries[prefix]), count);
}

void addCode(PairTable& table, const Code& code, bool hasExtraBits)
{
    constexpr unsigned firstBits = PairTable::firstBits;
    const std::span<PairEntry> entries = std::span(table.entries).first(std::size_t(1) << firstBits);
    const unsigned signs = (code.first != 0 ? 1U : 0U) + (code.second != 0 ? 1U : 0U);
    const bool hasMore = hasExtraBits && std::max(code.first, code.second) == 15;
    PairEntry plain{std::int8_t(code.first), std::int8_t(code.second), std::uint8_t(code.length), PairEntry::Signs};
    if (code.length + signs <= firstBits && !hasMore) {
        addSigned(entries, code, signs);
    } else if (code.length <= firstBits) {
        fill(entries, code.word, code.length, plain);
    } else {
        plain.bits = std::uint8_t(code.length - firstBits);
        fill(linkedEntries(table, code.word >> (32 - firstBits)), code.word << firstBits, plain.bits, plain);
    }
}

PairTable tableOf(std::span<const std::uint16_t> listed, bool hasExtraBits)
{
    constexpr unsigned firstBits = PairTable::firstBits;
    const std::vector<Code> codes = codesOf(listed);
    const unsigned longest = std::ranges::max(codes, {}, &Code::length).length;
    PairTable table;
    table.entries.resize(std::size_t(1) << firstBits);
    table.linkedBits = longest > firstBits ? longest - firstBits : 0;
    for (const Code& code : codes)
        addCode(table, code, hasExtraBits);
    return table;
}

/// Which of four values are not 0, the first one highest, with the signs that follow.
FourEntry fourEntry(unsigned codeBits, unsigned values, std::uint32_t following)
{
    FourEntry entry;
    entry.codeBits = std::uint8_t(codeBits);
    entry.bits = entry.codeBits;
    for (unsigned i = 0; i < 4; ++i)
        if ((values & (8U >> i)) != 0) {
            entry.values[i] = (following >> (31 - entry.bits) & 1) != 0 ? -1 : 1;
            ++entry.bits;
        }
    return entry;
}

FourTable fourTableOf(std::span<const std::uint8_t> listed)
{
    FourTable table{};
    std::uint32_t index = 0;
    for (const std::uint8_t each : listed) {
        const unsigned length = each >> 4;
        for (std::size_t count = table.entries.size() >> length; count > 0; --count, ++index)
            table.entries[index] = fourEntry(length, each & 15, index << (32 - FourTable::bits));
    }
    return table;
}

} // namespace

const HuffmanTables& huffmanTables()
{
    static const HuffmanTables tables{
        .pairs = {tableOf(pairs1, false), tableOf(pairs2, false), tableOf(pairs3, false), tableOf(pairs5, false),
                  tableOf(pairs6, false), tableOf(pairs7, false), tableOf(pairs8, false), tableOf(pairs9, false),
                  tableOf(pairs10, false), tableOf(pairs11, false), tableOf(pairs12, false), tableOf(pairs13, false),
                  tableOf(pairs15, false), tableOf(pairs16, true), tableOf(pairs24, true)},
        .fours = {fourTableOf(fours0), fourTableOf(fours1)}};
    return tables;
}

const PairTable* pairTable(unsigned number)
{
    static constexpr std::array<std::int8_t, 16> places{-1, 0, 1, 2, -1, 3, 4, 5, 6, 7, 8, 9, 10, 11, -1, 12};
    const int place = number >= 24 ? 14 : number >= 16 ? 13 : places[number];
    return place < 0 ? nullptr : &huffmanTables().pairs[std::size_t(place)];
}

unsigned extraBits(unsigned number)
{
    static constexpr std::array<std::uint8_t, 16> bits{1, 2, 3, 4, 6, 8, 10, 13, 4, 5, 6, 7, 8, 9, 11, 13};
    return number < 16 ? 0 : bits[number - 16];
}

} // namespace suara::mp3
