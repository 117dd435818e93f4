#pragma once

#include <memory>

// FFmpeg's headers are C and not written for -Wconversion.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
#pragma GCC diagnostic ignored "-Wold-style-cast"
#pragma GCC diagnostic ignored "-Wpedantic"
extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}
#pragma GCC diagnostic pop

namespace suara {

/// FFmpeg's objects, owned.
template<auto release>
struct Release {
    template<typename T>
    void operator()(T* pointer) const
    {
        release(&pointer);
    }
};
struct CloseParser {
    void operator()(AVCodecParserContext* parser) const { av_parser_close(parser); }
};
using FormatHandle = std::unique_ptr<AVFormatContext, Release<avformat_close_input>>;
using CodecHandle = std::unique_ptr<AVCodecContext, Release<avcodec_free_context>>;
using ConvertHandle = std::unique_ptr<SwrContext, Release<swr_free>>;
using PacketHandle = std::unique_ptr<AVPacket, Release<av_packet_free>>;
using ParserHandle = std::unique_ptr<AVCodecParserContext, CloseParser>;
using FrameHandle = std::unique_ptr<AVFrame, Release<av_frame_free>>;

} // namespace suara
