#include "core/audio/ClipProbe.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoStream.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <limits>
#include <span>

namespace suara {

namespace {

/// A name for lists: in one line.
std::string nameOf(const std::filesystem::path& file)
{
    std::string name = file.stem().string();
    std::ranges::replace_if(
        name, [](char c) { return c >= 0 && c < ' '; }, ' ');
    return name;
}

/// Reads a file to its end and says how many frames there were. @throws IoError, also if samples are no numbers
std::int64_t countSound(const std::filesystem::path& file, AudioReader& reader, const Task& task)
{
    if (reader.info().bits > 0) // whole numbers
        return countFrames(reader, task);
    MonoMix mix(reader);
    std::int64_t frames = 0;
    constexpr std::int64_t all = std::numeric_limits<std::int64_t>::max();
    for (std::span<const float> mono = mix.next(all); !mono.empty(); mono = mix.next(all)) {
        checkFinite(file, mono, frames);
        frames += std::int64_t(mono.size());
        if (task.isCancelled())
            throw Cancelled{};
    }
    return frames;
}

} // namespace

Clip probeClip(const std::filesystem::path& file, Task& task)
{
    Clip clip;
    clip.path = file.generic_string();
    clip.name = nameOf(file);
    try {
        requireUtf8Name(file);
        const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
        clip.contentHash = hashFile(file);
        clip.sampleRate = reader->info().sampleRate;
        clip.channels = reader->info().channels;
        clip.frames = countSound(file, *reader, task);
        if (clip.frames == 0)
            throw IoError(file, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    } catch (const Error& error) {
        clip.error = error.text();
        clip.errorArguments = packedArguments(error.arguments());
    }
    return clip;
}

} // namespace suara
