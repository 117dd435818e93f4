#pragma once

#include "core/audio/Audio.h"
#include "core/learning/Split.h"

#include <string>
#include <vector>

namespace suara {

/// What a clip sounds like in a few numbers, the same for copies of it: how loud each of 24 mel bands is in each of 24
/// parts of its time, in dB, without their mean and of length 1. Gain does not change it; noise well below the sound,
/// another file format or another sample rate hardly do. Empty for silence.
struct SoundPrint {
    double seconds = 0.0;
    std::vector<float> values;
};
SoundPrint soundPrint(const Audio& audio);

/// Whether two clips are of one length but for 2 % and their prints' product is above 0.99.
bool areNearDuplicates(const SoundPrint& one, const SoundPrint& other);

/// Where a row comes from; what is not known is empty and never counts.
struct RowOrigin {
    std::string speaker;
    std::string episode;
    std::string source; ///< the recording: clip, file or content hash
    SoundPrint print;
};

enum class LeakKind { Speaker, Episode, Source, NearDuplicate };

/// Something that stands on both sides of a split, so that scores are better than on what was never heard.
struct Leak {
    LeakKind kind;
    std::string name;             ///< speaker, episode or source; of a near duplicate the test row's source
    std::size_t trainingRow = 0;  ///< one of those that share it
    std::size_t testRow = 0;      ///< likewise
    std::size_t trainingRows = 0; ///< how many do
    std::size_t testRows = 0;
};

/// All leaks: speakers, episodes, then sources, each by name, then near duplicates by test row, which name only the
/// most alike training row and leave out rows of one source.
std::vector<Leak> leaksOf(const std::vector<RowOrigin>& origins, const Split& split);

} // namespace suara
