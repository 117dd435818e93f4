#include "LongSound.h"

#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/base/Task.h"
#include "core/project/Project.h"

#include <cmath>
#include <numbers>
#include <random>
#include <string>
#include <vector>

namespace suara {
namespace fs = std::filesystem;

namespace {

constexpr int rate = 44100;

/// A tenth of a minute; every piece begins elsewhere in the noise and has a pitch of its own.
std::vector<float> piece(int number)
{
    std::mt19937 random(static_cast<unsigned>(number));
    std::vector<float> sound(std::size_t(rate) * 6 * 2);
    const double pitch = 90.0 + 10.0 * double(number % 17);
    double phase = 0.0;
    for (std::size_t i = 0; i < sound.size(); i += 2) {
        const double seconds = 0.5 * double(i) / rate;
        const double syllable = std::max(0.0, std::sin(2.0 * std::numbers::pi * 1.7 * seconds));
        const double pause = std::fmod(seconds, 3.0) < 2.2 ? 1.0 : 0.002;
        phase += 2.0 * std::numbers::pi * pitch * (1.0 + 0.2 * std::sin(seconds)) / rate;
        const double voice = std::sin(phase) + 0.5 * std::sin(2.0 * phase) + 0.3 * std::sin(7.0 * phase);
        const double noise = double(random()) / double(std::mt19937::max()) - 0.5;
        const auto value = float(0.3 * pause * syllable * (voice + 0.4 * noise) + 0.001 * noise);
        sound[i] = value;
        sound[i + 1] = 0.8f * value;
    }
    return sound;
}

} // namespace

fs::path longSound(const fs::path& folder, int minutes)
{
    constexpr int pieces = 16;
    fs::create_directories(folder);
    fs::path file = folder / ("sound-" + std::to_string(minutes) + ".wav");
    if (fs::exists(file))
        return file;
    std::vector<std::vector<float>> sounds;
    sounds.reserve(pieces);
    for (int number = 0; number < pieces; ++number)
        sounds.push_back(piece(number));
    AudioWriter writer(file, rate, 2);
    for (int number = 0; number < minutes * 10; ++number)
        writer.write(sounds[std::size_t(number * 7 % pieces)]);
    writer.finish();
    return file;
}

std::unique_ptr<Project> projectOf(const fs::path& file, const fs::path& sound)
{
    fs::remove(file);
    std::unique_ptr<Project> project = Project::create(file);
    SilentTask task;
    project->addClips({probeClip(sound, task)});
    return project;
}

} // namespace suara
