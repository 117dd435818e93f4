#include "core/audio/AudioReader.h"

#include "core/audio/AvReader.h"
#include "core/audio/Mp3Reader.h"
#include "core/audio/SndfileReader.h"
#include "core/base/Ending.h"
#include "core/base/Task.h"
#include "core/base/Text.h"

#include <algorithm>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace fs = std::filesystem;

namespace suara {

namespace {

/// What can be said before any decoder looks at the file. @throws IoError
void checkFile(const fs::path& file)
{
    std::error_code error;
    const fs::file_status status = fs::status(file, error);
    if (status.type() == fs::file_type::not_found)
        throw IoError(file, SUARA_TEXT("Core", "There is no such file."));
    if (status.type() == fs::file_type::none)
        throw IoError(file, SUARA_TEXT("Core", "The file cannot be read."));
    if (fs::is_directory(status))
        throw IoError(file, SUARA_TEXT("Core", "This is a folder, not a sound file."));
    if (!fs::is_regular_file(status))
        throw IoError(file, SUARA_TEXT("Core", "This is not a regular file."));
    if (fs::file_size(file, error) == 0)
        throw IoError(file, SUARA_TEXT("Core", "The file is empty (0 bytes)."));
    if (::access(file.c_str(), R_OK) != 0)
        throw IoError(file, SUARA_TEXT("Core", "The file may not be read: permission denied."));
}

} // namespace

std::unique_ptr<AudioReader> AudioReader::open(const fs::path& file)
{
    checkFile(file);
    if (endingOf(file) == ".mp3")
        if (std::unique_ptr<AudioReader> reader = openMp3(file))
            return reader;
    try {
        return openSndfile(file);
    } catch (const IoError& refusal) {
        try {
            return openAv(file);
        } catch (const IoError&) {
            throw refusal; // the first decoder knows best what is wrong with what neither can read
        }
    }
}

std::int64_t countFrames(AudioReader& reader, const Task& task)
{
    const std::int64_t blockFrames = std::max(1, 65536 / reader.info().channels);
    std::vector<float> block(std::size_t(blockFrames) * std::size_t(reader.info().channels));
    std::int64_t frames = 0;
    while (const std::int64_t got = reader.read(block.data(), blockFrames)) {
        frames += got;
        if (task.isCancelled())
            throw Cancelled{};
    }
    return frames;
}

} // namespace suara
