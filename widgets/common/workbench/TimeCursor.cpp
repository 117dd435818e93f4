#include "widgets/common/workbench/TimeCursor.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace suara {

namespace {
constexpr std::int64_t shortestView = 16; // samples: less shows nothing more
}

void TimeCursor::setClip(int sampleRate, std::int64_t length)
{
    m_sampleRate = sampleRate;
    m_length = std::max<std::int64_t>(0, length);
    m_position = 0;
    m_view = {0, m_length};
    m_selection = {};
    Q_EMIT clipChanged();
    Q_EMIT viewChanged();
    Q_EMIT selectionChanged();
    Q_EMIT positionChanged(0);
}

void TimeCursor::setPlayed(std::int64_t sample)
{
    sample = std::clamp<std::int64_t>(sample, 0, m_length);
    if (std::exchange(m_position, sample) != sample)
        Q_EMIT positionChanged(sample);
}

void TimeCursor::setPosition(std::int64_t sample)
{
    setPlayed(sample);
    Q_EMIT seekRequested(m_position);
}

void TimeCursor::scrub(std::int64_t sample)
{
    setPlayed(sample);
    Q_EMIT scrubbed(m_position);
}

void TimeCursor::endScrub()
{
    Q_EMIT scrubEnded();
}

void TimeCursor::setView(TimeRange range)
{
    const std::int64_t length = std::clamp(range.length(), std::min(shortestView, m_length), m_length);
    const std::int64_t start = std::clamp<std::int64_t>(range.start, 0, m_length - length);
    const TimeRange view{start, start + length};
    if (std::exchange(m_view, view) != view)
        Q_EMIT viewChanged();
}

void TimeCursor::setSelection(TimeRange range)
{
    if (range.end < range.start)
        std::swap(range.start, range.end);
    TimeRange chosen{std::clamp<std::int64_t>(range.start, 0, m_length),
                     std::clamp<std::int64_t>(range.end, 0, m_length)};
    if (chosen.isEmpty())
        chosen = {};
    if (std::exchange(m_selection, chosen) != chosen)
        Q_EMIT selectionChanged();
}

void TimeCursor::zoom(double factor, std::int64_t anchor)
{
    if (m_length == 0 || !(factor > 0))
        return;
    const double length =
        std::clamp(double(m_view.length()) / factor, double(std::min(shortestView, m_length)), double(m_length));
    const double place = double(anchor - m_view.start) / double(std::max<std::int64_t>(1, m_view.length()));
    const auto start = std::int64_t(std::llround(double(anchor) - place * length));
    setView({start, start + std::int64_t(std::llround(length))});
}

void TimeCursor::scroll(std::int64_t samples)
{
    setView({m_view.start + samples, m_view.end + samples});
}

void TimeCursor::zoomToSelection()
{
    if (!m_selection.isEmpty())
        setView(m_selection);
}

void TimeCursor::zoomToWhole()
{
    setView({0, m_length});
}

} // namespace suara
