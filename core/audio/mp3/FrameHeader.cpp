#include "core/audio/mp3/FrameHeader.h"

#include <array>

namespace suara::mp3 {

namespace {

constexpr std::array<int, 6> sampleRates{44100, 48000, 32000, 22050, 24000, 16000};
constexpr std::array<std::array<int, 15>, 2> bitRates{
    {{0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
     {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}}}; ///< kbit/s

} // namespace

int FrameHeader::sampleRate() const
{
    return sampleRates[std::size_t(rateIndex)];
}

std::size_t FrameHeader::sideInfoSize() const
{
    if (isMpeg2)
        return channels == 1 ? 9 : 17;
    return channels == 1 ? 17 : 32;
}

bool FrameHeader::isLike(const FrameHeader& other) const
{
    return rateIndex == other.rateIndex && channels == other.channels;
}

std::optional<FrameHeader> frameHeader(const std::uint8_t* bytes)
{
    const int version = bytes[1] >> 3 & 3;
    const int layer = bytes[1] >> 1 & 3;
    const int bitRate = bytes[2] >> 4;
    const int rate = bytes[2] >> 2 & 3;
    const int mode = bytes[3] >> 6;
    const bool isJoint = mode == 1;
    const bool hasIntensity = isJoint && (bytes[3] & 0x10) != 0;
    const bool isOurs = version >= 2 && layer == 1 && bitRate >= 1 && bitRate <= 14 && rate != 3 && !hasIntensity;
    if (bytes[0] != 0xff || bytes[1] < 0xe0 || !isOurs)
        return std::nullopt;
    FrameHeader header;
    header.isMpeg2 = version == 2;
    header.hasChecksum = (bytes[1] & 1) == 0;
    header.isMidSide = isJoint && (bytes[3] & 0x20) != 0;
    header.channels = mode == 3 ? 1 : 2;
    header.rateIndex = rate + (header.isMpeg2 ? 3 : 0);
    const auto kilobits = std::size_t(bitRates[header.isMpeg2 ? 1 : 0][std::size_t(bitRate)]);
    const std::size_t samplesInBytes = header.isMpeg2 ? 72000 : 144000; // an eighth of the frame's samples, times 1000
    const std::size_t padding = bytes[2] >> 1 & 1;
    header.size = samplesInBytes * kilobits / std::size_t(header.sampleRate()) + padding;
    if (header.size < header.mainDataBegin())
        return std::nullopt;
    return header;
}

} // namespace suara::mp3
