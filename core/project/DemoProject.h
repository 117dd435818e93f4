#pragma once

#include "core/base/Task.h"

#include <filesystem>

namespace suara {

/// What makeDemo() has made.
struct DemoProject {
    std::filesystem::path project;
    bool hasTalkShow = false; ///< false where there is no espeak-ng with an Indonesian voice: then only the drums
};

/// Fills a folder, which is made if need be, with the demo clips and a project of them:
///
///     drums/kick/kick_01.wav …    ten, of class kick          (core/audio/DrumSynth.h)
///     drums/snare/snare_01.wav …  ten, of class snare
///     talkshow/episode_1.wav …    two, spoken in Indonesian    (core/project/TalkShow.h)
///     demo.suara                  the clips, and the episodes' sentences as two annotators, Ayu and Bima, judged them
///
/// The two disagree here and there, as people do. The project has nothing to undo. It appears last: an interrupted demo
/// can be made again.
/// @throws IoError if a file cannot be written, demo.suara is there already or another file has a clip's name;
/// Cancelled
DemoProject makeDemo(const std::filesystem::path& folder, Task& task);

} // namespace suara
