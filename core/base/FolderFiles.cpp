#include "core/base/FolderFiles.h"

#include "core/base/Text.h"

#include <algorithm>

namespace suara {

namespace fs = std::filesystem;

namespace {

/// A folder and all below it. Opened folder by folder: an iterator over all of them ends at the first closed one.
void gather(const fs::path& folder, bool (*accepts)(const fs::path&), FolderFiles& found)
{
    std::error_code problem;
    fs::directory_iterator at(folder, problem);
    for (; !problem && at != fs::directory_iterator(); at.increment(problem)) {
        std::error_code ignored;
        if (at->path().filename().string().starts_with('.'))
            continue;
        if (at->is_directory(ignored) && !at->is_symlink(ignored))
            gather(at->path(), accepts, found);
        else if (accepts(at->path()) && at->is_regular_file(ignored))
            found.files.push_back(at->path());
        else if (accepts(at->path()) && at->is_symlink(ignored) && !at->exists(ignored))
            found.unreadable.emplace_back(at->path(), SUARA_TEXT("Core", "What this link points to is not there."));
    }
    if (problem)
        found.unreadable.emplace_back(folder, SUARA_TEXT("Core", "The folder cannot be read (%1)."),
                                      std::vector{problem.message()});
}

} // namespace

FolderFiles filesIn(const fs::path& folder, bool (*accepts)(const fs::path&))
{
    FolderFiles found;
    gather(folder, accepts, found);
    if (!found.unreadable.empty() && found.unreadable.front().file() == folder)
        throw found.unreadable.front();
    std::ranges::sort(found.files, {}, [](const fs::path& path) { return path.string(); });
    return found;
}

} // namespace suara
