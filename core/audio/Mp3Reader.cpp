#include "core/audio/Mp3Reader.h"

#include "core/audio/ByteWindow.h"
#include "core/audio/ParallelReader.h"
#include "core/audio/SndfileReader.h"
#include "core/audio/mp3/Decoder.h"
#include "core/audio/mp3/Odd.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace suara {

namespace {

using mp3::blockSamples;

AudioInfo infoOf(const mp3::Stream& stream)
{
    AudioInfo info;
    info.format = "MPEG-1/2 Audio";
    info.encoding = "MPEG Layer III";
    info.sampleRate = stream.kind.sampleRate();
    info.channels = stream.kind.channels;
    info.frames = stream.end - stream.begin;
    return info;
}

/// Throws mp3::Odd where it can read no further.
class PlainReader final : public AudioReader {
public:
    PlainReader(std::unique_ptr<ByteWindow> bytes, std::shared_ptr<const mp3::Stream> stream)
        : m_decoder(std::move(bytes), stream), m_stream(std::move(stream)), m_position(m_stream->begin)
    {
        m_info = infoOf(*m_stream);
    }

    std::int64_t read(float* interleaved, std::int64_t frames) override
    {
        frames = std::min(frames, m_stream->end - m_position);
        for (std::int64_t done = 0; done < frames;) {
            const std::int64_t block = m_position / blockSamples;
            if (block != m_block) {
                m_decoder.decode(block);
                m_block = block;
            }
            const std::int64_t from = m_position % blockSamples;
            const std::int64_t some = std::min(frames - done, blockSamples - from);
            interleave(from, some, interleaved + done * m_info.channels);
            m_position += some;
            done += some;
        }
        return frames;
    }

    void seek(std::int64_t frame) override { m_position = m_stream->begin + std::min(frame, m_info.frames); }

    std::int64_t position() const { return m_position - m_stream->begin; }

private:
    void interleave(std::int64_t from, std::int64_t count, float* to) const
    {
        const float* left = m_decoder.samples(0) + from;
        if (m_info.channels == 1) {
            std::copy_n(left, count, to);
            return;
        }
        const float* right = m_decoder.samples(1) + from;
        for (std::int64_t i = 0; i < count; ++i) {
            to[2 * i] = left[i];
            to[2 * i + 1] = right[i];
        }
    }

    mp3::Decoder m_decoder;
    std::shared_ptr<const mp3::Stream> m_stream;
    std::int64_t m_position; ///< from the first sample that is decoded
    std::int64_t m_block = -1;
};

class Mp3Reader final : public AudioReader {
public:
    Mp3Reader(std::filesystem::path file, std::unique_ptr<ByteWindow> bytes, std::shared_ptr<const mp3::Stream> stream)
        : m_path(std::move(file)), m_stream(std::move(stream)), m_plain(std::move(bytes), m_stream)
    {
        m_info = m_plain.info();
    }

    std::int64_t read(float* interleaved, std::int64_t frames) override
    {
        if (m_other)
            return m_other->read(interleaved, frames);
        const std::int64_t begin = m_plain.position();
        try {
            return m_plain.read(interleaved, frames);
        } catch (const mp3::Odd&) {
            m_other = openSndfileAt(m_path, begin);
            return m_other->read(interleaved, frames);
        }
    }

    void seek(std::int64_t frame) override
    {
        if (m_other)
            m_other->seek(frame);
        else
            m_plain.seek(frame);
    }

    std::map<std::string, std::string> tags() const override { return openSndfile(m_path)->tags(); }

    std::unique_ptr<AudioReader> monoInParallel(int threads) const override
    {
        return readInParallel(m_path, m_info, threads, [file = m_path, stream = m_stream] {
            return std::make_unique<PlainReader>(std::make_unique<ByteWindow>(file), stream);
        });
    }

private:
    std::filesystem::path m_path;
    std::shared_ptr<const mp3::Stream> m_stream;
    PlainReader m_plain;
    std::unique_ptr<AudioReader> m_other; ///< reads on from where the stream is odd
};

} // namespace

std::unique_ptr<AudioReader> openMp3(const std::filesystem::path& file)
{
    auto bytes = std::make_unique<ByteWindow>(file);
    std::shared_ptr<const mp3::Stream> stream = mp3::Stream::of(*bytes);
    return stream ? std::make_unique<Mp3Reader>(file, std::move(bytes), std::move(stream)) : nullptr;
}

} // namespace suara
