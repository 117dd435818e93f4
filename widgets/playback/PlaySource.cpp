#include "widgets/playback/PlaySource.h"

#include "core/base/Error.h"
#include "widgets/common/text/CoreText.h"

#include <algorithm>
#include <cmath>

namespace suara {

PlaySource::PlaySource(std::unique_ptr<AudioReader> reader, const Request& request)
    : m_request(request)
    , m_reader(std::move(reader))
    , m_channels(std::min(m_reader->info().channels, 2))
    , m_next(request.from)
{
    if (request.speed != 1.0)
        m_stretcher = std::make_unique<TimeStretcher>(m_reader->info().sampleRate, m_channels, request.speed);
    if (m_next > 0)
        m_reader->seek(m_next);
}

std::int64_t PlaySource::fill(float* interleaved, std::int64_t frames)
{
    std::int64_t done = 0;
    try {
        m_stretcher != nullptr ? stretch(interleaved, frames, done) : readOn(interleaved, frames, done);
    } catch (const Error& error) {
        const std::lock_guard lock(m_mutex);
        m_failure = errorText(error);
    }
    return done;
}

/// Counts in `done`, as readOn() does, what is whole: where the file turns out to be damaged, all before it is heard.
void PlaySource::stretch(float* out, std::int64_t frames, std::int64_t& done)
{
    while (!m_stretcher->isFinished()) {
        done += m_stretcher->take(out + done * m_channels, frames - done);
        if (done == frames)
            break;
        const std::int64_t wanted = m_stretcher->wanted();
        m_toStretch.resize(std::size_t(wanted * m_channels));
        if (wanted > 0) {
            std::int64_t got = 0;
            readOn(m_toStretch.data(), wanted, got);
            m_stretcher->add(m_toStretch.data(), got, got < wanted);
        }
    }
}

void PlaySource::readOn(float* out, std::int64_t frames, std::int64_t& done)
{
    while (done < frames) {
        const std::int64_t wanted = std::min(frames - done, m_request.range.end - m_next);
        const std::int64_t got = wanted > 0 ? readSome(out + done * m_channels, wanted) : 0;
        done += got;
        if ((got < wanted || wanted <= 0) && !rewind())
            break;
    }
}

/// The frames of the channels that are heard.
std::int64_t PlaySource::readSome(float* out, std::int64_t frames)
{
    const int all = m_reader->info().channels;
    m_block.resize(std::size_t(frames * all));
    const std::int64_t got = m_reader->read(m_block.data(), frames);
    for (std::int64_t frame = 0; frame < got; ++frame)
        for (int channel = 0; channel < m_channels; ++channel)
            out[frame * m_channels + channel] = m_block[std::size_t(frame * all + channel)];
    m_next += got;
    return got;
}

/// Back to the start of the range, if it shall be heard again and there is anything in it.
bool PlaySource::rewind()
{
    const std::lock_guard lock(m_mutex);
    if (!m_request.loop || m_next == m_request.range.start)
        return false;
    m_reader->seek(m_request.range.start);
    m_next = m_request.range.start;
    return true;
}

std::int64_t PlaySource::positionAt(std::int64_t played)
{
    const std::lock_guard lock(m_mutex);
    const TimeRange range = m_request.range;
    const std::int64_t offset = m_request.from - range.start + std::llround(double(played) * m_request.speed);
    if (offset < range.length())
        return range.start + offset;
    return m_request.loop ? range.start + offset % std::max<std::int64_t>(1, range.length()) : range.end;
}

void PlaySource::setLooping(bool loop)
{
    const std::lock_guard lock(m_mutex);
    m_request.loop = loop;
}

QString PlaySource::failure()
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace suara
