#include "widgets/playback/ScrubSource.h"

#include "core/base/Error.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace suara {

namespace {
constexpr double grainSeconds = 0.08;
}

ScrubSource::ScrubSource(std::unique_ptr<AudioReader> reader)
    : m_reader(std::move(reader))
    , m_channels(std::min(m_reader->info().channels, 2))
    , m_half(std::max<std::int64_t>(1, std::llround(grainSeconds / 2.0 * m_reader->info().sampleRate)))
    , m_window(std::size_t(2 * m_half))
    , m_block(std::size_t(2 * m_half * m_reader->info().channels))
    , m_grain(std::size_t(2 * m_half * m_channels))
    , m_ready(std::size_t(m_half * m_channels))
    , m_taken(m_half)
{
    for (std::size_t i = 0; i < m_window.size(); ++i) // halves of it add up to 1
        m_window[i] = float(0.5 - 0.5 * std::cos(std::numbers::pi * double(i) / double(m_half)));
}

void ScrubSource::moveTo(std::int64_t frame)
{
    m_wanted = frame;
}

std::int64_t ScrubSource::fill(float* interleaved, std::int64_t frames)
{
    for (std::int64_t done = 0; done < frames;) {
        if (m_taken == m_half)
            makeNext();
        const std::int64_t some = std::min(frames - done, m_half - m_taken);
        std::copy_n(m_ready.begin() + m_taken * m_channels, some * m_channels, interleaved + done * m_channels);
        m_taken += some;
        done += some;
    }
    return frames;
}

/// The second half of the grain before, under the first half of the next; that one is silent where nothing has moved.
void ScrubSource::makeNext()
{
    const std::int64_t values = m_half * m_channels;
    std::copy_n(m_grain.begin() + values, values, m_ready.begin());
    const std::int64_t from = m_wanted.exchange(-1);
    std::ranges::fill(m_grain, 0.0f);
    if (from >= 0)
        readGrain(from);
    for (std::int64_t i = 0; i < values; ++i)
        m_ready[std::size_t(i)] += m_grain[std::size_t(i)];
    m_taken = 0;
}

void ScrubSource::readGrain(std::int64_t from)
{
    const int all = m_reader->info().channels;
    std::int64_t got = 0;
    try {
        m_reader->seek(from);
        got = m_reader->read(m_block.data(), 2 * m_half);
    } catch (const Error&) {
        return; // the file is damaged here: playing it says so
    }
    for (std::int64_t frame = 0; frame < got; ++frame)
        for (int channel = 0; channel < m_channels; ++channel)
            m_grain[std::size_t(frame * m_channels + channel)] =
                m_window[std::size_t(frame)] * m_block[std::size_t(frame * all + channel)];
}

} // namespace suara
