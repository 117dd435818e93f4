#pragma once

#include "core/base/Task.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace suara {

/// A voice of the demo's talk show.
struct TalkShowVoice {
    std::string_view speaker; ///< first name
    std::string_view gender;  ///< "female" or "male", as in the built-in label set
    std::string_view voice;   ///< espeak-ng's name of it
    int pitch;                ///< espeak-ng's, 0 to 99, when the speaker is calm
};

/// One sentence of it. What it was meant to sound like is also what the first annotator heard; the second may differ.
struct TalkShowLine {
    int episode; ///< 1 or 2
    const TalkShowVoice* voice;
    std::string_view emotion;      ///< category of the built-in set "emotion"
    std::string_view sentiment;    ///< category of the built-in set "sentiment"
    std::string_view otherEmotion; ///< the second annotator's judgement
    std::string_view otherSentiment;
    std::string_view text; ///< Indonesian
};

/// The script: short talks of a host with guests, in the order spoken.
std::span<const TalkShowLine> talkShowScript();

/// Where on the valence–arousal plane an emotion of the script stands, each in [-1, 1].
struct Mood {
    double valence;
    double arousal;
};
Mood moodOf(std::string_view emotion);

/// A line as it was spoken within its episode, in samples.
struct SpokenLine {
    const TalkShowLine* line;
    std::int64_t start;
    std::int64_t end;
};

/// One episode as sound.
struct Episode {
    std::vector<float> samples; ///< one channel
    int sampleRate = 0;
    std::vector<SpokenLine> lines;
};

/// Speaks one episode with espeak-ng; anger is fast and loud, sadness slow, low and soft, and so on. Nullopt if there
/// is no espeak-ng here, or it has no Indonesian voice. @throws Cancelled
std::optional<Episode> speakEpisode(int episode, Task& task);

} // namespace suara
