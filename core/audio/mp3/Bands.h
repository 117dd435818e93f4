#pragma once

#include <array>
#include <cstdint>

namespace suara::mp3 {

inline constexpr int lineCount = 576; ///< of one granule and channel: 32 subbands of 18 lines

/// Where the scale factor bands begin (ISO/IEC 11172-3 table B.8, 13818-3 table B.2); one more says where the last
/// ends.
struct Bands {
    std::array<std::uint16_t, 23> longBegins;
    std::array<std::uint16_t, 14> shortBegins; ///< of each of three blocks of 192 lines
};

/// @param rateIndex  of 44.1, 48, 32, 22.05, 24, 16 kHz
const Bands& bandsOf(int rateIndex);

} // namespace suara::mp3
