#include "core/audio/PacketClock.h"

namespace suara {

bool tellsEverySample(AVRational tick, int sampleRate)
{
    return tick.num > 0 && tick.den > 0 && sampleRate > 0 && tick.den % (std::int64_t(tick.num) * sampleRate) == 0;
}

PacketClock::PacketClock(const AVCodecParameters& stream)
    : m_stream(SUARA_AV(avcodec_parameters_alloc)())
    , m_codec(SUARA_AV(avcodec_alloc_context3)(nullptr))
    , m_parser(SUARA_AV(av_parser_init)(stream.codec_id))
{
    SUARA_AV(avcodec_parameters_copy)(m_stream.get(), &stream);
    SUARA_AV(avcodec_parameters_to_context)(m_codec.get(), &stream);
    if (m_parser)
        m_parser->flags |= PARSER_FLAG_COMPLETE_FRAMES;
}

void PacketClock::add(const AVPacket& packet)
{
    m_length = 0;
    if (m_parser) {
        std::uint8_t* data = nullptr;
        int size = 0;
        SUARA_AV(av_parser_parse2)
        (m_parser.get(), m_codec.get(), &data, &size, packet.data, packet.size, packet.pts, packet.dts, packet.pos);
        m_length = m_parser->duration;
    }
    if (m_length <= 0)
        m_length = SUARA_AV(av_get_audio_frame_duration2)(m_stream.get(), packet.size);
    m_end += m_length;
}

} // namespace suara
