#include "core/project/ClipImport.h"

#include "core/audio/AudioFiles.h"
#include "core/audio/ClipProbe.h"
#include "core/base/Error.h"
#include "core/base/FolderFiles.h"
#include "core/base/Parallel.h"
#include "core/project/ParallelTask.h"

#include <unordered_set>

namespace suara {
namespace fs = std::filesystem;
namespace {

Clip refused(const fs::path& path, const Error& error)
{
    Clip clip;
    clip.path = path.generic_string();
    clip.name = path.stem().string();
    clip.error = error.text();
    clip.errorArguments = packedArguments(error.arguments());
    return clip;
}

/// What was given as single files; a folder that cannot be read stands as a clip that says so.
struct Files {
    std::vector<fs::path> files;
    std::vector<Clip> refusals;
};

Files filesOf(const std::vector<fs::path>& given)
{
    Files result;
    std::unordered_set<std::string> known;
    const auto add = [&](const fs::path& file) {
        if (known.insert(file.string()).second)
            result.files.push_back(file);
    };
    for (const fs::path& one : given) {
        const fs::path path = fs::absolute(one).lexically_normal();
        std::error_code ignored;
        if (!fs::is_directory(path, ignored)) {
            add(path);
            continue;
        }
        try {
            const FolderFiles found = filesIn(path, isAudioName);
            for (const fs::path& file : found.files)
                add(file);
            for (const IoError& error : found.unreadable)
                result.refusals.push_back(refused(error.file(), error));
        } catch (const Error& error) {
            result.refusals.push_back(refused(path, error));
        }
    }
    return result;
}

} // namespace

std::vector<Clip> readClips(const std::vector<fs::path>& given, const ImportOptions& options, Task& task)
{
    const Files all = filesOf(given);
    std::vector<Clip> clips(all.files.size());
    ParallelTask progress(task, all.files.size());
    parallelFor(all.files.size(), defaultJobs(), [&](std::size_t index) {
        progress.step();
        Clip clip = probeClip(all.files[index], progress.silent());
        if (options.folderNamesAsLabels)
            clip.label = all.files[index].parent_path().filename().string();
        clips[index] = std::move(clip);
    });
    clips.insert(clips.end(), all.refusals.begin(), all.refusals.end());
    return clips;
}

} // namespace suara
