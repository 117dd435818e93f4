#pragma once

#include "core/audio/mp3/LineReader.h"
#include "core/base/Aligned.h"

#include <vector>

namespace suara::mp3 {

/// Slots that are synthesised at once. A multiple of 16 that is whole frames of either kind (36 or 18 slots).
inline constexpr int blockSlots = 144;
inline constexpr int blockSamples = 32 * blockSlots;

/// One channel's way from lines to samples: inverse transform with overlap, then polyphase synthesis, with the bits of
/// libmpg123.
class FilterBank {
public:
    explicit FilterBank(bool isPaired);

    /// As at the begin of a stream.
    void reset();

    /// Appends the 18 slots of a granule. Lines are used up.
    void add(const GranuleInfo& info, Lines& lines);

    /// The samples of the slots that were added, which are then forgotten; of a whole block but at the end of a stream.
    const float* samples();

private:
    bool m_isPaired;
    AlignedFloats m_overlap;
    AlignedFloats m_slots;
    AlignedFloats m_history;
    AlignedFloats m_samples;
    int m_count = 0; ///< slots that were added
};

} // namespace suara::mp3
