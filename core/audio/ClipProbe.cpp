#include "core/audio/ClipProbe.h"

#include "core/audio/AudioReader.h"
#include "core/base/Error.h"
#include "core/base/Hash.h"
#include "core/base/Text.h"

namespace suara {

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
