#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace suara {

class Task;

/// What a file says of itself. Text is UTF-8.
struct AudioInfo {
    std::string format;      ///< e.g. "WAV", "FLAC", "MPEG-1/2 Audio"
    std::string encoding;    ///< e.g. "16-bit PCM", "MPEG layer III"
    int sampleRate = 0;      ///< Hz, 1 or more
    int channels = 0;        ///< 1 or more
    int bits = 0;            ///< of a sample stored as a whole number; 0 if it is not
    std::int64_t frames = 0; ///< as the header claims, -1 if it does not say; headers lie, so count by reading
};

/// Decodes one audio file from start to end: MP3 by our own decoder, all else by libsndfile, and by libavformat what
/// that cannot read (M4A, MP4, WebM ...). One reader belongs to one thread at a time.
class AudioReader {
public:
    virtual ~AudioReader() = default;

    /// @throws IoError saying why the file is no readable sound
    static std::unique_ptr<AudioReader> open(const std::filesystem::path& file);

    const AudioInfo& info() const { return m_info; }

    /// Title, artist, comment ... @throws IoError
    virtual std::map<std::string, std::string> tags() const { return {}; }

    /// A reader of the same sound from its begin, as one channel, that decodes on several threads; null where that is
    /// not worth it. @throws IoError
    virtual std::unique_ptr<AudioReader> monoInParallel(int /*threads*/) const { return nullptr; }

    /// Decodes the next frames, channels interleaved; integer formats are scaled to [-1, 1).
    /// @param interleaved  room for frames * info().channels values
    /// @return frames read; fewer than asked only at the end of the sound
    /// @throws IoError when the file is damaged from here on
    virtual std::int64_t read(float* interleaved, std::int64_t frames) = 0;

    /// The next read() starts at this frame, or at the end if the sound is shorter. @throws IoError if it cannot
    virtual void seek(std::int64_t frame) = 0;

protected:
    AudioInfo m_info;
};

/// Reads from where the reader stands to the end and says how many frames there were. @throws IoError, Cancelled
std::int64_t countFrames(AudioReader& reader, const Task& task);

} // namespace suara
