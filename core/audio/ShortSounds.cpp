#include "core/audio/ShortSounds.h"

#include "core/audio/Resampler.h"

#include <algorithm>
#include <tuple>
#include <vector>

namespace suara {

namespace {

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

std::optional<Audio> loadIfShort(const std::filesystem::path& file, AudioReader& reader, int sampleRate)
{
    constexpr std::int64_t mostFrames = 1 << 14; // 2 s at 8,000 Hz
    if (reader.info().sampleRate >= sampleRate || reader.info().frames > mostFrames)
        return std::nullopt;
    Audio audio = loadMono(file, reader, mostFrames + 1, std::nullopt);
    if (std::ssize(audio.samples) <= mostFrames)
        return audio;
    reader.seek(0); // longer than its header says
    return std::nullopt;
}

void resampleShort(std::span<Audio* const> sounds, int sampleRate)
{
    std::vector<Audio*> sorted(sounds.begin(), sounds.end());
    std::ranges::sort(sorted, {},
                      [](const Audio* sound) { return std::tuple(sound->sampleRate, sound->samples.size()); });
    for (std::span<Audio* const> rest(sorted); !rest.empty();) {
        const std::span<Audio* const> some = alike(rest);
        resampleTogether(some, sampleRate);
        rest = rest.subspan(some.size());
    }
}

} // namespace suara
