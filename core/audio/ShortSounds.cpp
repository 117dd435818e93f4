#include "core/audio/ShortSounds.h"

#include "core/audio/AudioReader.h"
#include "core/audio/Resampler.h"
#include "core/base/Error.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace suara {

namespace {

/// At the file's own rate.
std::optional<Audio> loadIfShort(const std::filesystem::path& file)
{
    constexpr std::int64_t mostFrames = 1 << 16; // 8 s at 8,000 Hz: the higher the rate, the quicker the filter is made
    try {
        const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
        if (reader->info().frames > mostFrames)
            return std::nullopt;
        Audio audio = loadMono(file, *reader, mostFrames + 1, std::nullopt);
        if (std::ssize(audio.samples) <= mostFrames)
            return audio;
    } catch (const Error&) { // told by who opens it next
    }
    return std::nullopt;
}

/// The sounds that may go with the first: of its rate, and not so much longer that filling up the others costs more
/// than a filter. They come in order of rate and length.
std::span<Audio* const> alike(std::span<Audio* const> sounds)
{
    const int rate = sounds.front()->sampleRate;
    const auto mostFilled = std::size_t(rate) / 4;
    std::size_t count = 1;
    while (count < sounds.size() && sounds[count]->sampleRate == rate &&
           (sounds[count]->samples.size() - sounds[count - 1]->samples.size()) * count <= mostFilled)
        ++count;
    return sounds.first(count);
}

} // namespace

std::vector<std::optional<Audio>> loadShort(std::span<const std::filesystem::path> files, int sampleRate)
{
    std::vector<std::optional<Audio>> sounds;
    for (const std::filesystem::path& file : files)
        sounds.push_back(loadIfShort(file));
    std::vector<Audio*> others; // of other rates
    for (std::optional<Audio>& sound : sounds)
        if (sound && sound->sampleRate != sampleRate)
            others.push_back(&*sound);
    std::ranges::sort(others, {},
                      [](const Audio* sound) { return std::tuple(sound->sampleRate, sound->samples.size()); });
    for (std::span<Audio* const> rest(others); !rest.empty();) {
        const std::span<Audio* const> some = alike(rest);
        resampleTogether(some, sampleRate);
        rest = rest.subspan(some.size());
    }
    return sounds;
}

} // namespace suara
