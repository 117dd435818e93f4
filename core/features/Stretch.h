#pragma once

#include "core/dsp/SignalPart.h"

#include <cstddef>
#include <functional>
#include <vector>

namespace suara {

/// A part of a clip that is measured by itself: the frames whose place in the signal is in [begin, end), with as many
/// samples around it as they need.
struct Stretch {
    std::size_t index = 0;
    std::ptrdiff_t begin = 0;
    std::ptrdiff_t end = 0;
    std::ptrdiff_t first = 0;   ///< position of samples[0]
    std::vector<float> samples; ///< reach a margin beyond begin and end, where the signal does
    bool isLast = false;

    SignalPart signal() const { return {samples, first, first + std::ptrdiff_t(samples.size())}; }
};

/// Frames of a clip: so many from the first on.
struct FrameRange {
    std::ptrdiff_t first = 0;
    std::ptrdiff_t count = 0;
};

/// The frames of a stretch: those that stand at a multiple of hop in [begin, end), and in the last stretch all others.
/// @param allFrames  how many a signal of that many samples has
FrameRange framesIn(const Stretch& stretch, std::ptrdiff_t hop,
                    const std::function<std::ptrdiff_t(std::size_t samples)>& allFrames);

/// Cuts a signal that comes piece by piece into stretches. Where the cuts are depends on nothing but step and margin.
class StretchCutter {
public:
    using Source = std::function<bool(std::vector<float>&)>; ///< appends a few samples, not all of a long signal at
                                                             ///< once; false at the end

    StretchCutter(Source source, std::ptrdiff_t step, std::ptrdiff_t margin);

    bool next(Stretch& stretch); ///< false when the last one was given

private:
    void fillUpTo(std::ptrdiff_t position);

    Source m_source;
    std::ptrdiff_t m_step;
    std::ptrdiff_t m_margin;
    std::vector<float> m_samples; ///< not yet past
    std::ptrdiff_t m_first = 0;   ///< position of m_samples[0]
    std::size_t m_next = 0;
    bool m_isExhausted = false;
    bool m_isOver = false;
};

} // namespace suara
