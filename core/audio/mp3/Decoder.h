#pragma once

#include "core/audio/ByteWindow.h"
#include "core/audio/mp3/FilterBank.h"
#include "core/audio/mp3/Stream.h"

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

namespace suara::mp3 {

/// Decodes MPEG-1 and MPEG-2 Layer III (ISO/IEC 11172-3, 13818-3), with the bits of libmpg123 on processors with AVX,
/// in blocks that may be begun anywhere: what one needs of those before is decoded first. (At a few kbit/s libmpg123
/// loses its place where another channel follows in the last 8 bytes of the main data; this decoder does not.)
class Decoder {
public:
    Decoder(std::unique_ptr<ByteWindow> bytes, std::shared_ptr<const Stream> stream);

    /// Makes the block's samples ready, from the stream's first frame on; the last one is filled up with zeros.
    /// @throws Odd where the stream is not as it should be, IoError if the disk fails
    void decode(std::int64_t block);

    const float* samples(int channel) const { return m_samples[std::size_t(channel)]; } ///< blockSamples of them

private:
    struct Channel {
        explicit Channel(bool isPaired) : bank(isPaired) {}
        FilterBank bank;
        ScaleFactors factors;
        Lines lines{};
    };

    void begin(std::int64_t block);
    void decodeBlock();
    const std::uint8_t* nextFrame(FrameHeader& header);
    std::size_t keepMainData(const FrameHeader& header, const std::uint8_t* frame);
    void decodeFrame();
    void readGranule(const FrameHeader& header, const SideInfo& info, int granule, BitReader& bits, std::size_t end);

    std::unique_ptr<ByteWindow> m_bytes;
    std::shared_ptr<const Stream> m_stream;
    LineReader m_reader;
    std::vector<Channel> m_channels;
    std::vector<std::uint8_t> m_mainData; ///< of the frames before, as far as it may be needed, and of this one
    std::size_t m_kept = 0;               ///< bytes of it
    std::size_t m_reach = 0;              ///< of them, those that the frame before used, or are its own
    std::int64_t m_frame = 0;             ///< the next one
    std::int64_t m_offset = 0;            ///< its bytes' begin
    std::int64_t m_nextBlock = -1;
    std::array<const float*, 2> m_samples{};
};

} // namespace suara::mp3
