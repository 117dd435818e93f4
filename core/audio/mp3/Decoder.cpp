#include "core/audio/mp3/Decoder.h"

#include "core/audio/mp3/Odd.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

namespace suara::mp3 {

namespace {

constexpr std::size_t mostBack = 511; ///< bytes of main data before a frame's own
/// Bytes that may be read beyond the main data, as too long a run of codes is noticed at its end: 288 pairs of 47 bits.
constexpr std::size_t readableBeyond = 2048;

/// So many frames hold all main data from before that one may need, even if they are the smallest that there are.
std::int64_t framesWithMainData(const FrameHeader& kind)
{
    return kind.isMpeg2 ? 256 : 16;
}

/// What libmpg123 takes a frame for whose main data begin before those that there are, as where a stream was cut.
SideInfo silentSideInfo(const FrameHeader& header, const std::uint8_t* frame, std::size_t mainDataBack)
{
    if (header.hasChecksum)
        throw Odd{};
    const std::size_t begin = header.sideInfoBegin();
    std::array<std::uint8_t, 64> bytes{};
    if (header.isMpeg2) {
        bytes[begin] = std::uint8_t(mainDataBack);
        bytes[begin + 1] = frame[begin + 1];
    } else {
        bytes[begin] = std::uint8_t(mainDataBack >> 1);
        bytes[begin + 1] = std::uint8_t((mainDataBack & 1) << 7);
    }
    return sideInfo(header, bytes.data());
}

} // namespace

Decoder::Decoder(std::unique_ptr<ByteWindow> bytes, std::shared_ptr<const Stream> stream)
    : m_bytes(std::move(bytes))
    , m_stream(std::move(stream))
    , m_reader(m_stream->kind.rateIndex)
    , m_mainData(mostBack + largestFrame + readableBeyond)
{
    const int channels = m_stream->kind.channels;
    m_channels.reserve(std::size_t(channels));
    for (int channel = 0; channel < channels; ++channel)
        m_channels.emplace_back(channels == 2);
}

void Decoder::decode(std::int64_t block)
{
    if (block != m_nextBlock)
        begin(block);
    m_nextBlock = -1; // until all went well
    decodeBlock();
    m_nextBlock = block + 1;
}

/// Decodes the block before: then what overlaps from granule to granule is as if all before had been decoded.
void Decoder::begin(std::int64_t block)
{
    const std::int64_t framesInBlock = blockSamples / m_stream->samplesInFrame();
    const std::int64_t before = std::max<std::int64_t>(0, block - 1) * framesInBlock;
    const std::int64_t step =
        std::max<std::int64_t>(0, before - framesWithMainData(m_stream->kind)) / Stream::offsetStep;
    m_frame = step * Stream::offsetStep;
    m_offset = m_stream->offsets[std::size_t(step)];
    m_kept = 0;
    m_reach = mostBack;
    for (Channel& channel : m_channels)
        channel.bank.reset();
    while (m_frame < before) {
        FrameHeader header;
        const std::uint8_t* frame = nextFrame(header);
        keepMainData(header, frame);
    }
    if (block > 0)
        decodeBlock();
}

void Decoder::decodeBlock()
{
    const std::int64_t framesInBlock = blockSamples / m_stream->samplesInFrame();
    for (std::int64_t i = 0; i < framesInBlock && m_frame < m_stream->frames; ++i)
        decodeFrame();
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
        m_samples[channel] = m_channels[channel].bank.samples();
}

const std::uint8_t* Decoder::nextFrame(FrameHeader& header)
{
    const std::uint8_t* frame = m_bytes->at(m_offset, frameHeaderBytes);
    const std::optional<FrameHeader> found = frame == nullptr ? std::nullopt : frameHeader(frame);
    frame = found && found->isLike(m_stream->kind) ? m_bytes->at(m_offset, found->size) : nullptr;
    if (frame == nullptr)
        throw Odd{}; // the file is another by now
    header = *found;
    m_offset += std::int64_t(header.size);
    ++m_frame;
    return frame;
}

/// Appends a frame's main data to those before. @return where they begin
std::size_t Decoder::keepMainData(const FrameHeader& header, const std::uint8_t* frame)
{
    const std::size_t stays = std::min(m_kept, mostBack);
    const std::size_t size = header.size - header.mainDataBegin();
    std::memmove(m_mainData.data(), m_mainData.data() + (m_kept - stays), stays);
    std::memcpy(m_mainData.data() + stays, frame + header.mainDataBegin(), size);
    m_kept = stays + size;
    return stays;
}

void Decoder::decodeFrame()
{
    FrameHeader header;
    const std::uint8_t* frame = nextFrame(header);
    SideInfo info = sideInfo(header, frame);
    const std::size_t begin = keepMainData(header, frame);
    if (info.mainDataBack > begin)
        info = silentSideInfo(header, frame, begin);
    if (info.mainDataBack > std::min(begin, m_reach))
        throw Odd{};
    m_reach = info.mainDataBack + m_kept - begin;
    BitReader bits(m_mainData.data(), 8 * (begin - info.mainDataBack));
    for (int granule = 0; granule < header.granules(); ++granule) {
        readGranule(header, info, granule, bits, 8 * m_kept);
        if (header.isMidSide)
            for (std::size_t line = 0; line < lineCount; ++line) {
                const float middle = m_channels[0].lines[line];
                const float side = m_channels[1].lines[line];
                m_channels[0].lines[line] = middle + side;
                m_channels[1].lines[line] = middle - side;
            }
        for (std::size_t channel = 0; channel < m_channels.size(); ++channel)
            m_channels[channel].bank.add(info.granules[std::size_t(granule)][channel], m_channels[channel].lines);
    }
}

/// @param end  of the main data, in bits
void Decoder::readGranule(const FrameHeader& header, const SideInfo& info, int granule, BitReader& bits,
                          std::size_t end)
{
    for (std::size_t channel = 0; channel < m_channels.size(); ++channel) {
        const GranuleInfo& one = info.granules[std::size_t(granule)][channel];
        const std::size_t granuleEnd = bits.position() + one.bits;
        if (granuleEnd > end)
            throw Odd{};
        readScaleFactors(header, one, bits, m_channels[channel].factors);
        m_reader.read(one, m_channels[channel].factors, bits, granuleEnd, m_channels[channel].lines);
    }
}

} // namespace suara::mp3
