#include "core/dsp/SignalPart.h"

#include <algorithm>
#include <cstdlib>

namespace suara {

namespace {

/// numpy.pad(mode="reflect"): mirrored without repeating the end, as often as needed.
std::ptrdiff_t reflected(std::ptrdiff_t position, std::ptrdiff_t length)
{
    if (length == 1)
        return 0;
    const std::ptrdiff_t period = 2 * (length - 1);
    position = ((position % period) + period) % period;
    return position < length ? position : period - position;
}

/// numpy.pad(mode="symmetric"): mirrored with the end repeated, as often as needed.
std::ptrdiff_t mirrored(std::ptrdiff_t position, std::ptrdiff_t length)
{
    const std::ptrdiff_t period = 2 * length;
    position = ((position % period) + period) % period;
    return position < length ? position : period - 1 - position;
}

} // namespace

float SignalPart::at(std::ptrdiff_t position, PadMode mode, std::ptrdiff_t padding) const
{
    if (position >= 0 && position < length)
        return *from(position);
    if (mode == PadMode::Constant || length == 0)
        return 0.0f;
    const std::ptrdiff_t nearest = std::clamp<std::ptrdiff_t>(position, 0, length - 1);
    if (mode == PadMode::LinearRamp) {
        const float step = *from(nearest) / float(padding);
        return float(padding - std::abs(position - nearest)) * step;
    }
    return *from(mode == PadMode::Edge      ? nearest
                 : mode == PadMode::Reflect ? reflected(position, length)
                                            : mirrored(position, length));
}

} // namespace suara
