#pragma once

#include "core/audio/Av.h"

#include <cstdint>

namespace suara {

/// Whether a clock that counts in ticks (of so many seconds) tells the place of every sample: a sample is then a whole
/// number of ticks. MP4 counts in samples, Matroska in milliseconds.
bool tellsEverySample(AVRational tick, int sampleRate);

/// Counts the samples that packets decode to, without decoding them.
class PacketClock {
public:
    explicit PacketClock(const AVCodecParameters& stream);

    void add(const AVPacket& packet);
    std::int64_t length() const { return m_length; } ///< samples of the last packet; 0 if it does not tell
    std::int64_t end() const { return m_end; }       ///< samples of all packets so far

private:
    ParametersHandle m_stream;
    CodecHandle m_codec; ///< what the parser keeps its findings in
    ParserHandle m_parser;
    std::int64_t m_length = 0;
    std::int64_t m_end = 0;
};

} // namespace suara
