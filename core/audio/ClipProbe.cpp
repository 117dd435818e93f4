#include "core/audio/ClipProbe.h"

#include "core/audio/AudioReader.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Text.h"

#include <algorithm>
#include <vector>

namespace suara {

namespace {

std::int64_t countedFrames(AudioReader& reader, Task& task)
{
    const std::int64_t blockFrames = std::max(1, 65536 / reader.info().channels);
    std::vector<float> block(std::size_t(blockFrames) * std::size_t(reader.info().channels));
    const double expected = double(std::max<std::int64_t>(1, reader.info().frames));
    std::int64_t frames = 0;
    while (const std::int64_t got = reader.read(block.data(), blockFrames)) {
        frames += got;
        task.checkpoint(std::min(1.0, double(frames) / expected));
    }
    return frames;
}

} // namespace

Clip probeClip(const std::filesystem::path& file, Task& task)
{
    Clip clip;
    clip.path = file.generic_string();
    clip.name = file.stem().string();
    try {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
        clip.contentHash = hashFile(file);
        clip.sampleRate = reader->info().sampleRate;
        clip.channels = reader->info().channels;
        clip.frames = countedFrames(*reader, task);
        if (clip.frames == 0)
            throw IoError(file, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    } catch (const Error& error) {
        clip.error = error.text();
        clip.errorArguments = packedArguments(error.arguments());
    }
    return clip;
}

} // namespace suara
