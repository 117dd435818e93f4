#include "core/audio/mp3/Stream.h"

#include "core/audio/ByteWindow.h"

#include <algorithm>
#include <cstring>
#include <optional>

namespace suara::mp3 {

namespace {

bool begins(const std::uint8_t* bytes, const char* word)
{
    return std::memcmp(bytes, word, std::strlen(word)) == 0;
}

std::uint32_t wholeNumber(const std::uint8_t* bytes)
{
    return std::uint32_t(bytes[0]) << 24 | std::uint32_t(bytes[1]) << 16 | std::uint32_t(bytes[2]) << 8 | bytes[3];
}

/// Behind the ID3v2 tags at the begin.
std::int64_t audioBegin(ByteWindow& bytes)
{
    std::int64_t offset = 0;
    for (;;) {
        const std::uint8_t* tag = bytes.at(offset, 10);
        if (tag == nullptr || !begins(tag, "ID3"))
            return offset;
        const bool hasFooter = (tag[5] & 0x10) != 0;
        offset += 10 + (hasFooter ? 10 : 0);
        offset += std::int64_t(tag[6] & 127) << 21 | (tag[7] & 127) << 14 | (tag[8] & 127) << 7 | (tag[9] & 127);
    }
}

/// The first frame: sound, or what encoders write in place of it (the headers of Xing and LAME).
struct FirstFrame {
    enum Kind {
        Sound,
        Info,
        Odd, ///< another header, or one that says too little
    };
    Kind kind = Sound;
    std::int64_t frames = 0; ///< that follow
    int delay = 0;           ///< samples that the encoder added in front
    int padding = 0;         ///< and behind
};

FirstFrame firstFrame(const FrameHeader& header, const std::uint8_t* frame)
{
    constexpr std::size_t lameBytes = 24;
    const std::size_t sideInfo = header.sideInfoSize();
    const std::uint8_t* body = frame + frameHeaderBytes;
    const std::uint8_t* end = frame + header.size;
    if (end - body >= 36 && begins(body + 32, "VBRI"))
        return {FirstFrame::Odd};
    if (std::size_t(end - body) < sideInfo + 8 || std::any_of(body + 2, body + sideInfo, [](int byte) { return byte; }))
        return {};
    const std::uint8_t* at = body + sideInfo;
    if (!begins(at, "Xing") && !begins(at, "Info"))
        return {};
    const std::uint32_t parts = wholeNumber(at + 4);
    const std::size_t skipped = ((parts & 2) != 0 ? 4 : 0) + ((parts & 4) != 0 ? 100 : 0) + ((parts & 8) != 0 ? 4 : 0);
    if ((parts & 1) == 0 || std::size_t(end - at) < 12 + skipped + lameBytes || at[12 + skipped] == 0)
        return {FirstFrame::Odd};
    const std::uint8_t* delays = at + 12 + skipped + 21;
    return {FirstFrame::Info, wholeNumber(at + 8), delays[0] << 4 | delays[1] >> 4, (delays[1] & 15) << 8 | delays[2]};
}

/// Before the tags at the end: ID3v1, and APE in front of that.
std::int64_t audioEnd(ByteWindow& bytes)
{
    constexpr std::int64_t id3Bytes = 128;
    constexpr std::int64_t apeBytes = 32; // of its footer, which counts itself but not the like header
    std::int64_t end = bytes.size();
    const std::uint8_t* tag = end < id3Bytes ? nullptr : bytes.at(end - id3Bytes, id3Bytes);
    if (tag != nullptr && begins(tag, "TAG"))
        end -= id3Bytes;
    tag = end < apeBytes ? nullptr : bytes.at(end - apeBytes, apeBytes);
    if (tag != nullptr && begins(tag, "APETAGEX")) {
        const bool hasHeader = (tag[23] & 0x80) != 0;
        end -= (hasHeader ? apeBytes : 0) + (tag[12] | tag[13] << 8 | tag[14] << 16 | std::int64_t(tag[15]) << 24);
    }
    return end;
}

/// Notes the frames from an offset on. @return false if something else is among them
bool addFrames(ByteWindow& bytes, std::int64_t offset, Stream& stream)
{
    while (const std::uint8_t* at = bytes.at(offset, frameHeaderBytes)) {
        const std::optional<FrameHeader> header = frameHeader(at);
        if (!header || !header->isLike(stream.kind))
            break;
        if (offset + std::int64_t(header->size) > bytes.size())
            return true; // the last one was cut: libmpg123 leaves it out
        if (stream.frames++ % Stream::offsetStep == 0)
            stream.offsets.push_back(offset);
        offset += std::int64_t(header->size);
    }
    return offset == bytes.size() || offset == audioEnd(bytes);
}

} // namespace

std::shared_ptr<const Stream> Stream::of(ByteWindow& bytes)
{
    constexpr std::int64_t decoderDelay = 529;
    constexpr std::int64_t fewest = 3; // fewer may be anything
    std::int64_t offset = audioBegin(bytes);
    const std::uint8_t* first = bytes.at(offset, frameHeaderBytes);
    const std::optional<FrameHeader> header = first == nullptr ? std::nullopt : frameHeader(first);
    first = header ? bytes.at(offset, header->size) : nullptr;
    if (first == nullptr)
        return nullptr;
    auto stream = std::make_shared<Stream>();
    stream->kind = *header;
    const FirstFrame known = firstFrame(*header, first);
    if (known.kind == FirstFrame::Info)
        offset += std::int64_t(header->size);
    if (known.kind == FirstFrame::Odd || !addFrames(bytes, offset, *stream) || stream->frames < fewest)
        return nullptr;
    stream->end = stream->frames * stream->samplesInFrame();
    if (known.kind == FirstFrame::Sound)
        return stream;
    stream->begin = known.delay + decoderDelay;
    stream->end = std::min(stream->end, stream->end - known.padding + decoderDelay);
    const bool isPlausible = known.frames == stream->frames &&
                             stream->begin < std::int64_t(4) * stream->samplesInFrame() && stream->begin < stream->end;
    return isPlausible ? stream : nullptr;
}

} // namespace suara::mp3
