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

/// A function of FFmpeg's, as SUARA_AV(av_read_frame)(...). Its libraries are loaded when the first one is called: with
/// all that they need they are a hundred, which takes longer than measuring fifty clips, and few files need them.
/// @throws std::runtime_error if they are not there: isAvThere() says so before
#define SUARA_AV(name) (::suara::avFunction<decltype(&(name))>(#name))

void* avSymbol(const char* name);

template<typename Function>
Function avFunction(const char* name)
{
    return reinterpret_cast<Function>(avSymbol(name));
}

/// Whether the libraries can be loaded.
bool isAvThere();

#define SUARA_AV_RELEASE(Name, release)                                                                                \
    struct Name {                                                                                                      \
        template<typename T>                                                                                           \
        void operator()(T* pointer) const                                                                              \
        {                                                                                                              \
            SUARA_AV(release)(&pointer);                                                                               \
        }                                                                                                              \
    };
SUARA_AV_RELEASE(CloseFormat, avformat_close_input)
SUARA_AV_RELEASE(FreeCodec, avcodec_free_context)
SUARA_AV_RELEASE(FreeParameters, avcodec_parameters_free)
SUARA_AV_RELEASE(FreeConverter, swr_free)
SUARA_AV_RELEASE(FreePacket, av_packet_free)
SUARA_AV_RELEASE(FreeFrame, av_frame_free)
#undef SUARA_AV_RELEASE
struct CloseParser {
    void operator()(AVCodecParserContext* parser) const { SUARA_AV(av_parser_close)(parser); }
};

/// FFmpeg's objects, owned.
using FormatHandle = std::unique_ptr<AVFormatContext, CloseFormat>;
using CodecHandle = std::unique_ptr<AVCodecContext, FreeCodec>;
using ParametersHandle = std::unique_ptr<AVCodecParameters, FreeParameters>;
using ConvertHandle = std::unique_ptr<SwrContext, FreeConverter>;
using PacketHandle = std::unique_ptr<AVPacket, FreePacket>;
using ParserHandle = std::unique_ptr<AVCodecParserContext, CloseParser>;
using FrameHandle = std::unique_ptr<AVFrame, FreeFrame>;

} // namespace suara
