#include "core/features/Stretch.h"

#include <algorithm>
#include <utility>

namespace suara {

FrameRange framesIn(const Stretch& stretch, std::ptrdiff_t hop,
                    const std::function<std::ptrdiff_t(std::size_t samples)>& allFrames)
{
    const auto firstAt = [hop](std::ptrdiff_t position) {
        return (position + hop - 1) / hop;
    };
    const std::ptrdiff_t first = firstAt(stretch.begin);
    const std::ptrdiff_t end = stretch.isLast ? allFrames(std::size_t(stretch.signal().length)) : firstAt(stretch.end);
    return {first, std::max<std::ptrdiff_t>(0, end - first)};
}

StretchCutter::StretchCutter(Source source, std::ptrdiff_t step, std::ptrdiff_t margin)
    : m_source(std::move(source)), m_step(step), m_margin(margin)
{
}

void StretchCutter::fillUpTo(std::ptrdiff_t position)
{
    while (!m_isExhausted && m_first + std::ptrdiff_t(m_samples.size()) < position)
        m_isExhausted = !m_source(m_samples);
}

bool StretchCutter::next(Stretch& stretch)
{
    if (m_isOver)
        return false;
    stretch.index = m_next++;
    stretch.begin = std::ptrdiff_t(stretch.index) * m_step;
    stretch.end = stretch.begin + m_step;
    fillUpTo(stretch.end + m_margin);
    const std::ptrdiff_t known = m_first + std::ptrdiff_t(m_samples.size());
    stretch.isLast = known < stretch.end + m_margin; // then the rest is too short to stand alone
    stretch.first = m_first;
    if (stretch.isLast) {
        m_isOver = true;
        stretch.samples = std::move(m_samples);
        return true;
    }
    const std::ptrdiff_t past = std::max<std::ptrdiff_t>(0, stretch.end - m_margin) - m_first;
    stretch.samples.assign(m_samples.begin() + past, m_samples.end()); // what the next stretch begins with
    stretch.samples.swap(m_samples);
    m_first += past;
    return true;
}

} // namespace suara
