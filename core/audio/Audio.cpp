#include "core/audio/Audio.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoStream.h"

#include <limits>

namespace suara {

Audio loadMono(const std::filesystem::path& file, std::optional<int> sampleRate, Task* task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    return loadMono(file, *reader, std::numeric_limits<std::int64_t>::max(), sampleRate, task);
}

Audio loadMono(const std::filesystem::path& file, AudioReader& reader, std::int64_t frames,
               std::optional<int> sampleRate, Task* task)
{
    MonoStream stream(file, reader, frames, sampleRate);
    Audio audio{{}, stream.sampleRate()};
    while (stream.next(audio.samples))
        if (task != nullptr && task->isCancelled())
            throw Cancelled{};
    return audio;
}

} // namespace suara
