#pragma once

#include "core/audio/mp3/FrameHeader.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

namespace suara {
class ByteWindow;
}

namespace suara::mp3 {

/// Where the frames of an MP3 file are, and which of their samples are to be heard.
struct Stream {
    static constexpr std::int64_t offsetStep = 32;

    FrameHeader kind; ///< of the first frame; all others are like it
    std::int64_t frames = 0;
    std::int64_t begin = 0;            ///< samples before the sound: what the encoder says that it and decoders add
    std::int64_t end = 0;              ///< of the sound
    std::vector<std::int64_t> offsets; ///< bytes at which every 32nd frame begins

    int samplesInFrame() const { return 576 * kind.granules(); }

    /// Looks at all headers of a file.
    /// @return null if it is anything but tags (ID3, APE) and frames of one kind that this decoder knows, one after
    ///         another  @throws IoError if it cannot be read
    static std::shared_ptr<const Stream> of(ByteWindow& bytes);
};

} // namespace suara::mp3
