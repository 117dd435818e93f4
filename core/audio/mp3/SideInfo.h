#pragma once

#include "core/audio/mp3/BitReader.h"
#include "core/audio/mp3/FrameHeader.h"

#include <array>
#include <cstdint>

namespace suara::mp3 {

/// What a frame says of one channel of one granule (2.4.1.7).
struct GranuleInfo {
    unsigned bits = 0;                      ///< of scale factors and Huffman codes together
    unsigned pairs = 0;                     ///< of values coded two by two
    int globalGain = 0;                     ///< in quarters of a factor 2
    unsigned scaleFactorCode = 0;           ///< how many bits the scale factors have
    bool isShort = false;                   ///< three short blocks
    unsigned window = 0;                    ///< 0 normal, 1 start, 2 short, 3 stop
    std::array<unsigned, 3> tables{};       ///< Huffman tables of the three regions of pairs
    std::array<int, 3> subblockGains{};     ///< of the short blocks
    std::array<unsigned, 2> regionBegins{}; ///< pairs at which the second and the third region begin
    bool hasPretab = false;
    bool isCoarse = false; ///< scale factors count twice
    bool isSecondFoursTable = false;
    unsigned reused = 0; ///< groups of scale factors that are those of the granule before, a bit for each
};

struct SideInfo {
    unsigned mainDataBack = 0;                            ///< bytes before this frame's at which its data begin
    std::array<std::array<GranuleInfo, 2>, 2> granules{}; ///< [granule][channel]
};

/// @param frame  the whole frame, and 8 readable bytes beyond  @throws Odd
SideInfo sideInfo(const FrameHeader& header, const std::uint8_t* frame);

/// Scale factors of one channel, in the order of the bands; of short blocks three for each band. Those that are reused
/// stay as they are.
struct ScaleFactors {
    std::array<std::uint8_t, 40> values{};
    bool hasPretab = false;
};

/// Reads the scale factors (2.4.2.7, 13818-3 2.4.3.2).
void readScaleFactors(const FrameHeader& header, const GranuleInfo& info, BitReader& bits, ScaleFactors& factors);

} // namespace suara::mp3
