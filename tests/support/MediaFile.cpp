#include "tests/support/MediaFile.h"

#include "core/audio/Av.h"

#include <algorithm>
#include <cstdint>

namespace suara {
namespace {

constexpr int packetOfPcm = 1000; // samples: no whole number of milliseconds at 44,100 Hz

struct FreeOutput {
    void operator()(AVFormatContext* output) const
    {
        avio_closep(&output->pb);
        avformat_free_context(output);
    }
};

/// What the encoder takes, ended by AV_SAMPLE_FMT_NONE.
const AVSampleFormat* sampleFormats(const AVCodec* encoder)
{
#if LIBAVCODEC_VERSION_INT >= AV_VERSION_INT(61, 13, 100) // Debian 13
    const void* formats = nullptr;
    avcodec_get_supported_config(nullptr, encoder, AV_CODEC_CONFIG_SAMPLE_FORMAT, 0, &formats, nullptr);
    return static_cast<const AVSampleFormat*>(formats);
#else
    return encoder->sample_fmts;
#endif
}

class MediaWriter {
public:
    bool open(const std::string& file, const char* name, int sampleRate, int channels, int bitRate)
    {
        const AVCodec* encoder = avcodec_find_encoder_by_name(name);
        AVFormatContext* output = nullptr;
        if (encoder == nullptr || avformat_alloc_output_context2(&output, nullptr, nullptr, file.c_str()) < 0)
            return false;
        m_output.reset(output);
        m_codec.reset(avcodec_alloc_context3(encoder));
        m_codec->sample_rate = sampleRate;
        if (bitRate > 0)
            m_codec->bit_rate = bitRate;
        m_codec->time_base = {1, sampleRate};
        m_codec->sample_fmt = *sampleFormats(encoder);
        for (const AVSampleFormat* format = sampleFormats(encoder); *format != AV_SAMPLE_FMT_NONE; ++format)
            if (*format == AV_SAMPLE_FMT_FLT || *format == AV_SAMPLE_FMT_FLTP)
                m_codec->sample_fmt = *format;
        av_channel_layout_default(&m_codec->ch_layout, channels);
        if ((output->oformat->flags & AVFMT_GLOBALHEADER) != 0)
            m_codec->flags |= AV_CODEC_FLAG_GLOBAL_HEADER;
        AVStream* stream = avformat_new_stream(output, nullptr);
        stream->time_base = m_codec->time_base;
        return avcodec_open2(m_codec.get(), encoder, nullptr) >= 0 &&
               avcodec_parameters_from_context(stream->codecpar, m_codec.get()) >= 0 &&
               avio_open(&output->pb, file.c_str(), AVIO_FLAG_WRITE) >= 0 &&
               avformat_write_header(output, nullptr) >= 0;
    }

    bool write(std::span<const float> samples)
    {
        const int whole = m_codec->frame_size > 0 ? m_codec->frame_size : packetOfPcm;
        const auto channels = std::size_t(m_codec->ch_layout.nb_channels);
        const std::size_t frames = samples.size() / channels;
        for (std::size_t at = 0; at < frames; at += std::size_t(whole)) {
            const std::size_t count = std::min(frames - at, std::size_t(whole));
            m_frame.reset(av_frame_alloc());
            m_frame->nb_samples = int(count);
            m_frame->format = m_codec->sample_fmt;
            m_frame->sample_rate = m_codec->sample_rate;
            m_frame->pts = std::int64_t(at);
            av_channel_layout_default(&m_frame->ch_layout, int(channels));
            if (av_frame_get_buffer(m_frame.get(), 0) < 0)
                return false;
            fill(samples.subspan(at * channels, count * channels), channels);
            if (!send(m_frame.get()))
                return false;
        }
        return send(nullptr) && av_write_trailer(m_output.get()) >= 0;
    }

private:
    void fill(std::span<const float> samples, std::size_t channels)
    {
        const bool isPlanar = av_sample_fmt_is_planar(m_codec->sample_fmt) != 0;
        for (std::size_t i = 0; i < samples.size(); ++i) {
            uint8_t* data = isPlanar ? m_frame->data[i % channels] : m_frame->data[0];
            reinterpret_cast<float*>(data)[isPlanar ? i / channels : i] = samples[i];
        }
    }

    bool send(const AVFrame* frame)
    {
        if (avcodec_send_frame(m_codec.get(), frame) < 0)
            return false;
        while (avcodec_receive_packet(m_codec.get(), m_packet.get()) >= 0) {
            av_packet_rescale_ts(m_packet.get(), m_codec->time_base, m_output->streams[0]->time_base);
            if (av_interleaved_write_frame(m_output.get(), m_packet.get()) < 0)
                return false;
        }
        return true;
    }

    std::unique_ptr<AVFormatContext, FreeOutput> m_output;
    CodecHandle m_codec;
    FrameHandle m_frame;
    PacketHandle m_packet{av_packet_alloc()};
};

} // namespace

bool writeMedia(const std::string& file, const char* encoder, int sampleRate, std::span<const float> samples,
                int channels, int bitRate)
{
    MediaWriter writer;
    return writer.open(file, encoder, sampleRate, channels, bitRate) && writer.write(samples);
}

} // namespace suara
