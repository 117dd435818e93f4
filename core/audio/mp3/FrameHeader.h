#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>

namespace suara::mp3 {

/// The four bytes before each frame, of MPEG-1 and MPEG-2 Layer III (ISO/IEC 11172-3 and 13818-3, 2.4.2.3).
struct FrameHeader {
    bool isMpeg2 = false; ///< of half the sample rates, with one granule for each frame
    bool hasChecksum = false;
    bool isMidSide = false; ///< the channels are sum and difference
    int channels = 0;
    int rateIndex = 0;    ///< row of the band tables
    std::size_t size = 0; ///< bytes from this header to the next

    int sampleRate() const;
    int granules() const { return isMpeg2 ? 1 : 2; }
    std::size_t sideInfoBegin() const { return hasChecksum ? 6 : 4; }
    std::size_t sideInfoSize() const;
    std::size_t mainDataBegin() const { return sideInfoBegin() + sideInfoSize(); }

    /// Whether frames of both follow one another in a stream that is all of one kind.
    bool isLike(const FrameHeader& other) const;
};

inline constexpr std::size_t frameHeaderBytes = 4;
inline constexpr std::size_t largestFrame = 1441; ///< 320 kbit/s at 32 kHz, padded

/// @return nothing if it is no header, or that of a frame which is left to other decoders: Layer I and II, MPEG 2.5,
///         free format, intensity stereo
std::optional<FrameHeader> frameHeader(const std::uint8_t* bytes);

} // namespace suara::mp3
