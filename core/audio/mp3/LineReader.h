#pragma once

#include "core/audio/mp3/Bands.h"
#include "core/audio/mp3/SideInfo.h"

#include <array>

namespace suara::mp3 {

struct PairTable;

/// The spectral lines of a granule's channel: line i of subband s stands at [32 * i + s], so that one processor
/// instruction works on the same line of many subbands.
struct alignas(64) Lines : std::array<float, lineCount> {};

/// Reads a channel's Huffman codes and scales what they say (2.4.3.4.7): sign * |value|^(4/3) * 2^(gain/4).
class LineReader {
public:
    explicit LineReader(int rateIndex);

    /// @param bits  stands at the Huffman codes  @param end  of them, in bits
    /// @throws Odd if there are more codes than bits
    void read(const GranuleInfo& info, const ScaleFactors& factors, BitReader& bits, std::size_t end, Lines& lines);

private:
    using Places = std::array<std::uint16_t, lineCount>;

    const Places& placesOf(const GranuleInfo& info) const { return info.isShort ? m_shortPlaces : m_longPlaces; }
    void setGains(const GranuleInfo& info, const ScaleFactors& factors);
    void readPairs(const GranuleInfo& info, BitReader& bits, Lines& lines) const;
    void readRegion(const PairTable& table, unsigned extra, const Places& places, unsigned begin, unsigned end,
                    BitReader& bits, Lines& lines) const;
    void readFours(const GranuleInfo& info, BitReader& bits, std::size_t end, Lines& lines) const;

    const Bands& m_bands;
    Places m_longPlaces{};                      ///< where each line that is read belongs
    Places m_shortPlaces{};                     ///< read band by band, and in each block by block
    std::array<float, lineCount / 2> m_gains{}; ///< of each pair
};

} // namespace suara::mp3
