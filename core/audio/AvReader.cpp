#include "core/audio/AvReader.h"

#include "core/audio/LibraryWords.h"
#include "core/audio/PacketClock.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <cstdlib>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace suara {

namespace {

std::string upper(std::string text)
{
    text = text.substr(0, text.find(','));
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char letter) { return letter >= 'a' && letter <= 'z' ? char(letter - 'a' + 'A') : letter; });
    return text;
}

class AvReader final : public AudioReader {
public:
    explicit AvReader(std::filesystem::path path) : m_path(std::move(path))
    {
        openStream();
        openDecoder();
        describe();
    }

    std::map<std::string, std::string> tags() const override
    {
        std::map<std::string, std::string> all;
        const AVDictionaryEntry* entry = nullptr;
        while ((entry = SUARA_AV(av_dict_get)(m_format->metadata, "", entry, AV_DICT_IGNORE_SUFFIX)) != nullptr)
            all[entry->key] = entry->value;
        return all;
    }

    std::int64_t read(float* interleaved, std::int64_t frames) override
    {
        std::int64_t done = 0;
        while (done < frames && (m_taken < m_ready.size() || decodeMore())) {
            const std::size_t channels = std::size_t(m_info.channels);
            const std::size_t values = std::min(m_ready.size() - m_taken, std::size_t(frames - done) * channels);
            std::copy_n(m_ready.begin() + std::ptrdiff_t(m_taken), values, interleaved + std::size_t(done) * channels);
            m_taken += values;
            done += std::int64_t(values / channels);
        }
        m_position += done;
        return done;
    }

    void seek(std::int64_t frame) override
    {
        const bool isNear = frame >= m_position && frame < m_position + nearSeconds * m_info.sampleRate;
        if (!isNear && !(m_counted ? skip(frame) : jump(frame)))
            restart();
        std::vector<float> skipped(std::size_t(m_info.channels) * 4096);
        while (m_position < frame && read(skipped.data(), std::min<std::int64_t>(4096, frame - m_position)) > 0) {
        }
    }

private:
    [[noreturn]] void refuse(int code) const
    {
        char text[AV_ERROR_MAX_STRING_SIZE] = {};
        SUARA_AV(av_strerror)(code, text, sizeof text);
        throw refusal(m_path, text);
    }

    void check(int code) const
    {
        if (code < 0)
            refuse(code);
    }

    void openStream()
    {
        static std::once_flag quiet;
        std::call_once(quiet, [] { SUARA_AV(av_log_set_level)(AV_LOG_QUIET); });
        AVFormatContext* format = nullptr;
        const std::string url = "file:" + m_path.string(); // else "10:30.m4a" would be of a protocol named 10
        check(SUARA_AV(avformat_open_input)(&format, url.c_str(), nullptr, nullptr));
        m_format.reset(format);
        check(SUARA_AV(avformat_find_stream_info)(format, nullptr));
        m_stream = SUARA_AV(av_find_best_stream)(format, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
        check(m_stream);
        for (unsigned i = 0; i < format->nb_streams; ++i)
            if (int(i) != m_stream)
                format->streams[i]->discard = AVDISCARD_ALL;
    }

    void openDecoder()
    {
        const AVStream* stream = m_format->streams[m_stream];
        const AVCodec* codec = SUARA_AV(avcodec_find_decoder)(stream->codecpar->codec_id);
        if (codec == nullptr)
            refuse(AVERROR_DECODER_NOT_FOUND);
        m_codec.reset(SUARA_AV(avcodec_alloc_context3)(codec));
        check(SUARA_AV(avcodec_parameters_to_context)(m_codec.get(), stream->codecpar));
        m_codec->pkt_timebase = stream->time_base;
        check(SUARA_AV(avcodec_open2)(m_codec.get(), codec, nullptr));
        m_packet.reset(SUARA_AV(av_packet_alloc)());
        if (!tellsEverySample(stream->time_base, stream->codecpar->sample_rate))
            m_counted = std::make_unique<PacketClock>(*stream->codecpar);
        m_frame.reset(SUARA_AV(av_frame_alloc)());
    }

    /// Some headers name another rate than the decoder delivers (HE-AAC), so the first decoded frame decides.
    void describe()
    {
        m_info.format = upper(m_format->iformat->name);
        m_info.encoding = SUARA_AV(avcodec_get_name)(m_codec->codec_id);
        m_info.frames = -1;
        decodeMore();
        if (m_info.sampleRate < 1 || m_info.channels < 1)
            throw IoError(m_path, SUARA_TEXT("Core", "There is no sound in this file that can be decoded."));
        const AVStream* stream = m_format->streams[m_stream];
        if (m_frame->pts != AV_NOPTS_VALUE)
            m_origin = SUARA_AV(av_rescale_q)(m_frame->pts, stream->time_base, AVRational{1, m_info.sampleRate});
        if (m_counted)
            m_lead = m_counted->end() - m_frame->nb_samples;
        if (stream->duration > 0)
            m_info.frames =
                SUARA_AV(av_rescale_q)(stream->duration, stream->time_base, AVRational{1, m_info.sampleRate});
    }

    /// Goes a second before the frame, so that the decoder has settled when it is reached. In the first second it has
    /// to start from the start, with the run-up that the clock does not count.
    bool jump(std::int64_t frame)
    {
        const AVRational tick = m_format->streams[m_stream]->time_base;
        const AVRational sample{1, m_info.sampleRate};
        const std::int64_t before = frame - m_info.sampleRate + m_origin;
        if (m_origin == AV_NOPTS_VALUE || before <= m_origin || !tellsEverySample(tick, m_info.sampleRate))
            return false;
        if (SUARA_AV(av_seek_frame)(m_format.get(), m_stream, SUARA_AV(av_rescale_q)(before, sample, tick),
                                    AVSEEK_FLAG_BACKWARD) < 0)
            return false;
        forget();
        if (!decodeMore() || m_frame->pts == AV_NOPTS_VALUE)
            return false;
        m_position = SUARA_AV(av_rescale_q)(m_frame->pts, tick, sample) - m_origin;
        return m_position >= 0 && m_position <= frame;
    }

    /// The same where the container's clock is too coarse (Matroska tells milliseconds): passes over packets undecoded
    /// and counts their samples. Where the count and the clock disagree the caller decodes from the start.
    bool skip(std::int64_t frame)
    {
        if (frame < m_position)
            restart();
        const std::int64_t target = frame - m_info.sampleRate + m_lead;
        if (target <= m_counted->end())
            return true; // decoding on is all it takes
        while (readPacket() && m_counted->end() < target)
            SUARA_AV(av_packet_unref)(m_packet.get());
        forget();
        SUARA_AV(avcodec_send_packet)(m_codec.get(), m_packet.get());
        SUARA_AV(av_packet_unref)(m_packet.get());
        if (!decodeMore() || m_frame->nb_samples != m_counted->length() || m_frame->pts == AV_NOPTS_VALUE)
            return false;
        m_position = m_counted->end() - m_frame->nb_samples - m_lead;
        const AVRational tick = m_format->streams[m_stream]->time_base;
        const AVRational sample{1, m_info.sampleRate};
        const std::int64_t told = SUARA_AV(av_rescale_q)(m_frame->pts, tick, sample) - m_origin;
        return std::abs(told - m_position) <= 2 * SUARA_AV(av_rescale_q)(1, tick, sample) && m_position <= frame;
    }

    /// Before decoding from another place: what the decoder holds belongs to the old one.
    void forget()
    {
        SUARA_AV(avcodec_flush_buffers)(m_codec.get());
        m_drained = false;
        m_ready.clear();
        m_taken = 0;
    }

    void restart() { *this = AvReader(m_path); }

    /// Fills m_ready with the next decoded frame. Damaged packets are left out, as players do: each turn that gives no
    /// frame takes a packet, so that it ends where the file does. @return false at the end
    bool decodeMore()
    {
        for (;;) {
            const int result = SUARA_AV(avcodec_receive_frame)(m_codec.get(), m_frame.get());
            if (result == 0 && m_frame->nb_samples > 0) {
                convertFrame();
                return true;
            }
            if (result == AVERROR_EOF)
                return false;
            if (result < 0 && !sendPacket())
                return false;
        }
    }

    /// @return false when the decoder takes nothing more
    bool sendPacket()
    {
        if (!readPacket())
            return !std::exchange(m_drained, true) && SUARA_AV(avcodec_send_packet)(m_codec.get(), nullptr) == 0;
        SUARA_AV(avcodec_send_packet)(m_codec.get(), m_packet.get());
        SUARA_AV(av_packet_unref)(m_packet.get());
        return true;
    }

    /// The sound track's next packet. @return false at the end
    bool readPacket()
    {
        while (SUARA_AV(av_read_frame)(m_format.get(), m_packet.get()) >= 0) {
            if (m_packet->stream_index == m_stream) {
                if (m_counted)
                    m_counted->add(*m_packet);
                return true;
            }
            SUARA_AV(av_packet_unref)(m_packet.get());
        }
        return false;
    }

    void convertFrame()
    {
        if (m_info.sampleRate == 0) {
            m_info.sampleRate = m_frame->sample_rate;
            m_info.channels = m_frame->ch_layout.nb_channels;
        }
        if (m_frame->sample_rate != m_info.sampleRate || m_frame->ch_layout.nb_channels != m_info.channels)
            throw IoError(m_path, SUARA_TEXT("Core", "The sound changes its sample rate or channels midway."));
        if (!m_convert) {
            SwrContext* convert = nullptr;
            check(SUARA_AV(swr_alloc_set_opts2)(&convert, &m_frame->ch_layout, AV_SAMPLE_FMT_FLT, m_frame->sample_rate,
                                                &m_frame->ch_layout, AVSampleFormat(m_frame->format),
                                                m_frame->sample_rate, 0, nullptr));
            m_convert.reset(convert);
            check(SUARA_AV(swr_init)(convert));
        }
        m_ready.resize(std::size_t(m_frame->nb_samples) * std::size_t(m_info.channels));
        auto* out = reinterpret_cast<std::uint8_t*>(m_ready.data());
        check(SUARA_AV(swr_convert)(m_convert.get(), &out, m_frame->nb_samples,
                                    const_cast<const std::uint8_t**>(m_frame->extended_data), m_frame->nb_samples));
        m_taken = 0;
    }

    static constexpr std::int64_t nearSeconds = 1; ///< so far ahead, decoding on is as quick as jumping

    std::filesystem::path m_path;
    FormatHandle m_format;
    CodecHandle m_codec;
    ConvertHandle m_convert;
    PacketHandle m_packet;
    FrameHandle m_frame;
    std::unique_ptr<PacketClock> m_counted; ///< where the container's clock is too coarse
    int m_stream = -1;
    bool m_drained = false;
    std::vector<float> m_ready; ///< decoded and not yet handed out, interleaved
    std::size_t m_taken = 0;    ///< values of m_ready that were handed out
    std::int64_t m_position = 0;
    std::int64_t m_lead = 0; ///< samples of the packets before the first that sounds (a decoder's run-up)
    std::int64_t m_origin = AV_NOPTS_VALUE; ///< when the first sample sounds by the container's clock, in samples
};

} // namespace

std::unique_ptr<AudioReader> openAv(const std::filesystem::path& file)
{
    if (!isAvThere())
        throw IoError(file, SUARA_TEXT("Core", "There is no sound in this file that can be decoded."));
    return std::make_unique<AvReader>(file);
}

} // namespace suara
