#include "core/audio/mp3/LineReader.h"

#include "core/audio/mp3/HuffmanTables.h"
#include "core/audio/mp3/NineDigits.h"
#include "core/audio/mp3/Odd.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>

namespace suara::mp3 {

namespace {

constexpr int largestValue = 15 + (1 << 13);

/// 2^(-quarters/4), scaled so that a gain of 210 is 1.
float gainOf(int quarters)
{
    constexpr int lowest = -260;
    static const auto gains = [] {
        std::array<float, 400> made{};
        for (std::size_t i = 0; i < made.size(); ++i)
            made[i] = float(std::pow(2.0, -0.25 * (int(i) + lowest + 210)));
        return made;
    }();
    return gains[std::size_t(quarters - lowest)];
}

/// value^(4/3)
const std::array<float, largestValue + 1>& powers()
{
    static const auto made = [] {
        auto all = std::make_unique<std::array<float, largestValue + 1>>();
        for (std::size_t i = 0; i < all->size(); ++i)
            (*all)[i] = nineDigits(std::pow(double(i), 4.0 / 3.0));
        return all;
    }();
    return *made;
}

/// The same of values from -15 to 15, with their signs; that of 0 is in the middle.
const std::array<float, 32>& smallPowers()
{
    static const auto made = [] {
        std::array<float, 32> all{};
        for (std::size_t i = 1; i < 16; ++i) {
            all[16 + i] = powers()[i];
            all[16 - i] = -powers()[i];
        }
        return all;
    }();
    return made;
}

std::uint16_t placeOf(int line)
{
    return std::uint16_t(line % 18 * 32 + line / 18);
}

/// A value that has its sign, and perhaps more bits, after the code word.
inline float completed(int value, unsigned extra, const float* power, BitReader& bits)
{
    if (value == 0)
        return 0.0f;
    if (value == 15 && extra > 0)
        value += int(bits.take(extra));
    const float magnitude = power[value];
    return bits.takeFlag() ? -magnitude : magnitude;
}

struct Pair {
    float first;
    float second;
};

/// A pair that the first look-up does not tell.
inline Pair completedPair(PairEntry entry, const PairTable& table, unsigned extra, const float* power, BitReader& bits)
{
    if (entry.rest == PairEntry::Link) {
        bits.skip(PairTable::firstBits);
        entry = table.entries[linkedBegin(entry) + std::size_t(bits.peek() >> (64 - table.linkedBits))];
    }
    bits.skip(entry.bits);
    const float first = completed(entry.first, extra, power, bits);
    return {first, completed(entry.second, extra, power, bits)};
}

} // namespace

LineReader::LineReader(int rateIndex) : m_bands(bandsOf(rateIndex))
{
    for (int line = 0; line < lineCount; ++line)
        m_longPlaces[std::size_t(line)] = placeOf(line);
    std::size_t at = 0;
    const auto& begins = m_bands.shortBegins;
    for (std::size_t band = 0; band + 1 < begins.size(); ++band)
        for (int block = 0; block < 3; ++block)
            for (int line = begins[band]; line < begins[band + 1]; ++line)
                m_shortPlaces[at++] = placeOf(3 * line + block);
}

void LineReader::read(const GranuleInfo& info, const ScaleFactors& factors, BitReader& bits, std::size_t end,
                      Lines& lines)
{
    lines.fill(0.0f);
    if (info.bits == 0)
        return;
    setGains(info, factors);
    readPairs(info, bits, lines);
    if (bits.position() < end)
        readFours(info, bits, end, lines);
    if (bits.position() > end)
        throw Odd{};
    bits.seek(end); // what is left is stuffing
}

void LineReader::setGains(const GranuleInfo& info, const ScaleFactors& factors)
{
    static constexpr std::array<std::uint8_t, 22> pretab{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 3, 3, 3, 2};
    const int shift = info.isCoarse ? 2 : 1;
    float* to = m_gains.data();
    const std::uint8_t* factor = factors.values.data();
    if (info.isShort) {
        for (std::size_t band = 0; band + 1 < m_bands.shortBegins.size(); ++band)
            for (const int gain : info.subblockGains)
                to = std::fill_n(to, (m_bands.shortBegins[band + 1] - m_bands.shortBegins[band]) / 2,
                                 gainOf(gain + (*factor++ << shift) - info.globalGain));
        return;
    }
    for (std::size_t band = 0; band < pretab.size(); ++band) {
        const int lifted = *factor++ + (factors.hasPretab ? pretab[band] : 0);
        to = std::fill_n(to, (m_bands.longBegins[band + 1] - m_bands.longBegins[band]) / 2,
                         gainOf((lifted << shift) - info.globalGain));
    }
}

void LineReader::readPairs(const GranuleInfo& info, BitReader& bits, Lines& lines) const
{
    const std::array<unsigned, 4> begins{0, std::min(info.regionBegins[0], info.pairs),
                                         std::min(info.regionBegins[1], info.pairs), info.pairs};
    for (std::size_t region = 0; region < 3; ++region)
        if (const PairTable* table = pairTable(info.tables[region]))
            readRegion(*table, extraBits(info.tables[region]), placesOf(info), begins[region], begins[region + 1], bits,
                       lines);
}

void LineReader::readRegion(const PairTable& table, unsigned extra, const Places& places, unsigned begin, unsigned end,
                            BitReader& bits, Lines& lines) const
{
    const float* small = smallPowers().data() + 16;
    const float* power = powers().data();
    const PairEntry* entries = table.entries.data();
    BitReader here = bits; // a copy can stay in registers
    const auto put = [&](std::size_t pair, Pair values) {
        lines[places[2 * pair]] = values.first * m_gains[pair];
        lines[places[2 * pair + 1]] = values.second * m_gains[pair];
    };
    for (unsigned pair = begin; pair < end;) {
        std::uint64_t word = here.peek();
        PairEntry entry = entries[word >> (64 - PairTable::firstBits)];
        unsigned used = 0;
        while (entry.rest == PairEntry::Nothing && used + PairTable::firstBits <= BitReader::peeked && pair < end) {
            put(pair++, {small[entry.first], small[entry.second]});
            used += entry.bits;
            word <<= entry.bits;
            entry = entries[word >> (64 - PairTable::firstBits)];
        }
        here.skip(used);
        if (used + PairTable::firstBits <= BitReader::peeked && pair < end)
            put(pair++, completedPair(entry, table, extra, power, here));
    }
    bits = here;
}

/// A code word that ends where its bits end, or later, says nothing: some encoders write one too many.
void LineReader::readFours(const GranuleInfo& info, BitReader& bits, std::size_t end, Lines& lines) const
{
    const FourTable& table = huffmanTables().fours[info.isSecondFoursTable ? 1 : 0];
    const Places& places = placesOf(info);
    BitReader here = bits;
    unsigned line = 2 * info.pairs;
    const auto put = [&](const FourEntry& entry) {
        const float gain = m_gains[line / 2];
        const float nextGain = m_gains[line / 2 + 1];
        lines[places[line]] = float(entry.values[0]) * gain;
        lines[places[line + 1]] = float(entry.values[1]) * gain;
        lines[places[line + 2]] = float(entry.values[2]) * nextGain;
        lines[places[line + 3]] = float(entry.values[3]) * nextGain;
        line += 4;
    };
    while (line + 4 <= lineCount && here.position() + BitReader::peeked <= end) { // none can reach the end
        std::uint64_t word = here.peek();
        unsigned used = 0;
        while (line + 4 <= lineCount && used + FourTable::bits <= BitReader::peeked) {
            const FourEntry entry = table.entries[word >> (64 - FourTable::bits)];
            put(entry);
            used += entry.bits;
            word <<= entry.bits;
        }
        here.skip(used);
    }
    while (line + 4 <= lineCount && here.position() < end) {
        const FourEntry entry = table.entries[here.peek() >> (64 - FourTable::bits)];
        if (here.position() + FourTable::bits > end && here.position() + entry.codeBits >= end) {
            here.seek(end);
            break;
        }
        here.skip(entry.bits);
        put(entry);
    }
    bits = here;
}

} // namespace suara::mp3
