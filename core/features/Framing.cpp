#include "core/features/Framing.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <string>

namespace suara {

Framing::Framing(std::size_t samples, int frameLength, int hopLength, bool center)
    : m_hop(hopLength), m_padding(center ? frameLength / 2 : 0)
{
    if (frameLength < 1 || hopLength < 1)
        throw ParameterError(SUARA_TEXT("Core", "frame_length is %1 and hop_length is %2; allowed is 1 or more."),
                             {std::to_string(frameLength), std::to_string(hopLength)});
    const std::ptrdiff_t padded = std::ptrdiff_t(samples) + 2 * m_padding;
    if (padded < frameLength)
        throw ParameterError(SUARA_TEXT("Core", "The sound has %1 samples, too few for one frame of %2."),
                             {std::to_string(samples), std::to_string(frameLength)});
    m_frames = 1 + (padded - frameLength) / m_hop;
}

void requireSamples(std::size_t samples)
{
    if (samples == 0)
        throw ParameterError(SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
}

} // namespace suara
