#include "core/audio/mp3/SideInfo.h"

#include "core/audio/mp3/Bands.h"
#include "core/audio/mp3/Odd.h"

namespace suara::mp3 {

namespace {

constexpr unsigned mostPairs = 288;

/// Of a granule whose window is not the normal one.
void readSwitched(const FrameHeader& header, BitReader& bits, GranuleInfo& info)
{
    info.window = bits.take(2);
    info.isShort = info.window == 2;
    const bool isMixed = bits.takeFlag();
    if (info.window == 0 || isMixed)
        throw Odd{};
    info.tables = {bits.take(5), bits.take(5), 0};
    for (int& gain : info.subblockGains)
        gain = 8 * int(bits.take(3));
    info.regionBegins = {header.isMpeg2 && !info.isShort ? 27U : 18U, mostPairs};
}

void readNormal(const FrameHeader& header, BitReader& bits, GranuleInfo& info)
{
    for (unsigned& table : info.tables)
        table = bits.take(5);
    const auto& begins = bandsOf(header.rateIndex).longBegins;
    const unsigned first = bits.take(4) + 1;
    const unsigned second = first + bits.take(3) + 1;
    info.regionBegins = {begins[first] / 2U, second >= begins.size() ? mostPairs : begins[second] / 2U};
}

GranuleInfo granuleInfo(const FrameHeader& header, BitReader& bits)
{
    GranuleInfo info;
    info.bits = bits.take(12);
    info.pairs = bits.take(9);
    if (info.pairs > mostPairs)
        throw Odd{};
    info.globalGain = int(bits.take(8)) - (header.isMidSide ? 2 : 0); // by sqrt(2), as both are of a sum
    info.scaleFactorCode = bits.take(header.isMpeg2 ? 9 : 4);
    if (info.bits == 0)
        info.scaleFactorCode = 0;
    if (bits.takeFlag())
        readSwitched(header, bits, info);
    else
        readNormal(header, bits, info);
    info.hasPretab = !header.isMpeg2 && bits.takeFlag();
    info.isCoarse = bits.takeFlag();
    info.isSecondFoursTable = bits.takeFlag();
    return info;
}

std::uint8_t* readSome(BitReader& bits, int count, unsigned width, std::uint8_t* to)
{
    for (int i = 0; i < count; ++i)
        *to++ = std::uint8_t(bits.take(width));
    return to;
}

void readScaleFactors1(const GranuleInfo& info, BitReader& bits, std::uint8_t* to)
{
    static constexpr std::array<std::array<std::uint8_t, 2>, 16> widths{{{0, 0},
                                                                         {0, 1},
                                                                         {0, 2},
                                                                         {0, 3},
                                                                         {3, 0},
                                                                         {1, 1},
                                                                         {1, 2},
                                                                         {1, 3},
                                                                         {2, 1},
                                                                         {2, 2},
                                                                         {2, 3},
                                                                         {3, 1},
                                                                         {3, 2},
                                                                         {3, 3},
                                                                         {4, 2},
                                                                         {4, 3}}};
    const auto [low, high] = widths[info.scaleFactorCode];
    if (info.isShort) {
        to = readSome(bits, 18, low, to);
        readSome(bits, 18, high, to);
        return;
    }
    constexpr std::array<int, 4> counts{6, 5, 5, 5};
    for (unsigned group = 0; group < 4; ++group) {
        if ((info.reused & (8U >> group)) == 0)
            readSome(bits, counts[group], group < 2 ? low : high, to);
        to += counts[group];
    }
}

void readScaleFactors2(const GranuleInfo& info, BitReader& bits, ScaleFactors& factors)
{
    static constexpr std::array<std::array<std::array<int, 4>, 2>, 3> counts{
        {{{{6, 5, 5, 5}, {9, 9, 9, 9}}}, {{{6, 5, 7, 3}, {9, 9, 12, 6}}}, {{{11, 10, 0, 0}, {18, 18, 0, 0}}}}};
    std::array<unsigned, 4> widths{};
    std::size_t kind = 0;
    unsigned code = info.scaleFactorCode;
    if (code < 400) {
        widths = {code / 80, code / 16 % 5, code / 4 % 4, code % 4};
    } else if (code < 500) {
        kind = 1;
        code -= 400;
        widths = {code / 20, code / 4 % 5, code % 4, 0};
    } else {
        kind = 2;
        code -= 500;
        widths = {code / 3, code % 3, 0, 0};
    }
    factors.hasPretab = kind == 2;
    std::uint8_t* to = factors.values.data();
    for (std::size_t group = 0; group < 4; ++group)
        to = readSome(bits, counts[kind][info.isShort ? 1 : 0][group], widths[group], to);
}

} // namespace

SideInfo sideInfo(const FrameHeader& header, const std::uint8_t* frame)
{
    BitReader bits(frame, 8 * header.sideInfoBegin());
    SideInfo info;
    const bool isAlone = header.channels == 1;
    info.mainDataBack = bits.take(header.isMpeg2 ? 8 : 9);
    bits.skip(header.isMpeg2 ? (isAlone ? 1 : 2) : (isAlone ? 5 : 3)); // private bits
    std::array<unsigned, 2> reused{};
    for (int channel = 0; !header.isMpeg2 && channel < header.channels; ++channel)
        reused[std::size_t(channel)] = bits.take(4);
    for (int granule = 0; granule < header.granules(); ++granule)
        for (int channel = 0; channel < header.channels; ++channel) {
            GranuleInfo& one = info.granules[std::size_t(granule)][std::size_t(channel)];
            one = granuleInfo(header, bits);
            one.reused = granule == 1 ? reused[std::size_t(channel)] : 0;
        }
    return info;
}

void readScaleFactors(const FrameHeader& header, const GranuleInfo& info, BitReader& bits, ScaleFactors& factors)
{
    factors.hasPretab = info.hasPretab;
    if (header.isMpeg2)
        readScaleFactors2(info, bits, factors);
    else
        readScaleFactors1(info, bits, factors.values.data());
    const std::size_t bands = info.isShort ? 36 : 21; // the last band has none
    for (std::size_t i = bands; i < bands + (info.isShort ? 3 : 1); ++i)
        factors.values[i] = 0;
}

} // namespace suara::mp3
