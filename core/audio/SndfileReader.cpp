#include "core/audio/SndfileReader.h"

#include "core/audio/ByteWindow.h"
#include "core/audio/LibraryWords.h"
#include "core/base/Ending.h"
#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <array>
#include <sndfile.h>
#include <utility>
#include <vector>

namespace suara {

namespace {

using Handle = std::unique_ptr<SNDFILE, int (*)(SNDFILE*)>;

std::string formatName(int format)
{
    SF_FORMAT_INFO info{};
    info.format = format;
    if (sf_command(nullptr, SFC_GET_FORMAT_INFO, &info, sizeof info) != 0 || info.name == nullptr)
        return "?";
    return info.name;
}

/// Bits of samples that are whole numbers; 0 for floating point and for what is coded with loss.
int bitsOf(int encoding)
{
    switch (encoding) {
    case SF_FORMAT_PCM_S8:
    case SF_FORMAT_PCM_U8:
    case SF_FORMAT_DPCM_8:
        return 8;
    case SF_FORMAT_PCM_16:
    case SF_FORMAT_DPCM_16:
    case SF_FORMAT_ALAC_16:
    case SF_FORMAT_ULAW:
    case SF_FORMAT_ALAW:
        return 16;
    case SF_FORMAT_ALAC_20:
        return 20;
    case SF_FORMAT_PCM_24:
    case SF_FORMAT_ALAC_24:
        return 24;
    case SF_FORMAT_PCM_32:
    case SF_FORMAT_ALAC_32:
        return 32;
    default:
        return 0;
    }
}

/// "WAV" of "WAV (Microsoft)"
std::string shortName(const std::string& name)
{
    return name.substr(0, name.find(" ("));
}

std::map<std::string, std::string> tagsOf(SNDFILE* file)
{
    static constexpr std::array<std::pair<int, const char*>, 10> names{{{SF_STR_TITLE, "title"},
                                                                        {SF_STR_COPYRIGHT, "copyright"},
                                                                        {SF_STR_SOFTWARE, "software"},
                                                                        {SF_STR_ARTIST, "artist"},
                                                                        {SF_STR_COMMENT, "comment"},
                                                                        {SF_STR_DATE, "date"},
                                                                        {SF_STR_ALBUM, "album"},
                                                                        {SF_STR_LICENSE, "license"},
                                                                        {SF_STR_TRACKNUMBER, "tracknumber"},
                                                                        {SF_STR_GENRE, "genre"}}};
    std::map<std::string, std::string> tags;
    for (const auto& [id, name] : names)
        if (const char* text = sf_get_string(file, id); text != nullptr && *text != '\0')
            tags[name] = text;
    return tags;
}

/// A file that libsndfile reads in large pieces: its MP3 decoder asks for every frame by itself.
class BlockwiseFile {
public:
    explicit BlockwiseFile(const std::filesystem::path& file) : m_bytes(file) {}

    Handle open(SF_INFO& info)
    {
        static SF_VIRTUAL_IO calls{
            .get_filelen = [](void* self) { return sf_count_t(of(self).m_bytes.size()); },
            .seek = [](sf_count_t offset, int whence, void* self) { return of(self).seek(offset, whence); },
            .read = [](void* to, sf_count_t count, void* self) { return of(self).read(to, count); },
            .write = nullptr,
            .tell =
                [](void* self) {
                    return of(self).m_position;
                }};
        return {sf_open_virtual(&calls, SFM_READ, &info, this), sf_close};
    }

    bool hasFailed() const { return m_hasFailed; } ///< the disk, not the sound

private:
    static BlockwiseFile& of(void* self) { return *static_cast<BlockwiseFile*>(self); }

    sf_count_t seek(sf_count_t offset, int whence)
    {
        if (whence == SEEK_CUR)
            offset += m_position;
        else if (whence == SEEK_END)
            offset += m_bytes.size();
        return offset < 0 ? -1 : m_position = offset;
    }

    sf_count_t read(void* to, sf_count_t count)
    {
        try {
            const std::size_t got = m_bytes.read(m_position, {static_cast<std::uint8_t*>(to), std::size_t(count)});
            m_position += sf_count_t(got);
            return sf_count_t(got);
        } catch (const IoError&) {
            m_hasFailed = true; // libsndfile takes it for the end
            return 0;
        }
    }

    ByteWindow m_bytes;
    sf_count_t m_position = 0;
    bool m_hasFailed = false;
};

/// An open file, and where its bytes come from if not from libsndfile's own calls.
struct OpenFile {
    std::unique_ptr<BlockwiseFile> bytes; ///< before the handle, which is closed first
    Handle handle{nullptr, sf_close};
};

OpenFile openFile(const std::filesystem::path& file, SF_INFO& info)
{
    OpenFile opened;
    if (endingOf(file) == ".mp3") {
        opened.bytes = std::make_unique<BlockwiseFile>(file);
        opened.handle = opened.bytes->open(info);
    }
    if (!opened.handle) { // also what is known by its name alone
        info = {};
        opened.bytes.reset();
        opened.handle.reset(sf_open(file.c_str(), SFM_READ, &info));
    }
    return opened;
}

class SndfileReader final : public AudioReader {
public:
    SndfileReader(std::filesystem::path path, OpenFile file, const SF_INFO& info)
        : m_path(std::move(path))
        , m_bytes(std::move(file.bytes))
        , m_file(std::move(file.handle))
        , m_is16Bit((info.format & SF_FORMAT_SUBMASK) == SF_FORMAT_PCM_16)
    {
        m_info.format = shortName(formatName(info.format & SF_FORMAT_TYPEMASK));
        m_info.encoding = formatName(info.format & SF_FORMAT_SUBMASK);
        m_info.bits = bitsOf(info.format & SF_FORMAT_SUBMASK);
        m_info.sampleRate = info.samplerate;
        m_info.channels = info.channels;
        m_info.frames = info.frames;
    }

    std::map<std::string, std::string> tags() const override { return tagsOf(m_file.get()); }

    std::int64_t read(float* interleaved, std::int64_t frames) override
    {
        std::int64_t done = 0;
        while (done < frames) {
            float* to = interleaved + done * m_info.channels;
            const sf_count_t got =
                m_is16Bit ? readShorts(to, frames - done) : sf_readf_float(m_file.get(), to, frames - done);
            if (got <= 0)
                break;
            done += got;
        }
        if (done < frames && m_bytes && m_bytes->hasFailed())
            throw IoError(m_path, SUARA_TEXT("Core", "The file cannot be read."));
        if (done < frames && sf_error(m_file.get()) != SF_ERR_NO_ERROR)
            throw refusal(m_path, sf_strerror(m_file.get()));
        return done;
    }

    void seek(std::int64_t frame) override
    {
        if (m_info.frames >= 0 && frame >= m_info.frames)
            frame = m_info.frames;
        if (sf_seek(m_file.get(), frame, SEEK_SET) < 0)
            throw IoError(m_path, SUARA_TEXT("Core", "The sound cannot be read from sample %1 on."),
                          {std::to_string(frame)});
    }

private:
    /// 16-bit samples as they are, turned into the same floats as libsndfile's in a fifth of its time.
    sf_count_t readShorts(float* interleaved, std::int64_t frames)
    {
        const std::int64_t channels = m_info.channels;
        const std::int64_t wanted = std::min(frames, std::max<std::int64_t>(1, 16384 / channels));
        m_shorts.resize(std::size_t(wanted * channels));
        const sf_count_t got = sf_readf_short(m_file.get(), m_shorts.data(), wanted);
        const short* from = m_shorts.data();
        for (std::int64_t i = 0; i < got * channels; ++i)
            interleaved[i] = float(from[i]) * (1.0f / 32768.0f);
        return got;
    }

    std::filesystem::path m_path;
    std::unique_ptr<BlockwiseFile> m_bytes;
    Handle m_file;
    bool m_is16Bit;
    std::vector<short> m_shorts;
};

} // namespace

std::unique_ptr<AudioReader> openSndfile(const std::filesystem::path& file)
{
    SF_INFO info{};
    OpenFile opened = openFile(file, info);
    if (!opened.handle)
        throw refusal(file, sf_strerror(nullptr));
    if (info.samplerate < 1 || info.channels < 1)
        throw IoError(file, SUARA_TEXT("Core", "The header names no sample rate or no channels."));
    return std::make_unique<SndfileReader>(file, std::move(opened), info);
}

std::unique_ptr<AudioReader> openSndfileAt(const std::filesystem::path& file, std::int64_t frame)
{
    constexpr std::int64_t block = 4096;
    std::unique_ptr<AudioReader> reader = openSndfile(file);
    std::vector<float> skipped(std::size_t(block * reader->info().channels));
    while (frame > 0) {
        const std::int64_t got = reader->read(skipped.data(), std::min(frame, block));
        if (got == 0)
            break;
        frame -= got;
    }
    return reader;
}

} // namespace suara
