#include "core/audio/ClipProbe.h"

#include "core/audio/AudioFiles.h"
#include "core/audio/AudioReader.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Text.h"

#include <algorithm>

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
        clip.frames = countFrames(*reader, task);
        if (clip.frames == 0)
            throw IoError(file, SUARA_TEXT("Core", "There is no sound in it: not one sample could be read."));
    } catch (const Error& error) {
        clip.error = error.text();
        clip.errorArguments = packedArguments(error.arguments());
    }
    return clip;
}

} // namespace suara
