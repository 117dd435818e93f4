#pragma once

#include <fcntl.h>
#include <filesystem>
#include <string>
#include <sys/stat.h>
#include <unistd.h>

namespace suara::test {

/// Folders in a folder until their path is longer than a path may be: closed to everyone, the administrator too.
/// Remove it with std::filesystem::remove_all(); QTemporaryDir cannot.
inline void makeTooDeep(const std::filesystem::path& folder)
{
    const std::string name(250, 'x');
    int at = open(folder.c_str(), O_DIRECTORY | O_CLOEXEC);
    for (int depth = 0; depth < 20; ++depth) {
        mkdirat(at, name.c_str(), 0700);
        const int next = openat(at, name.c_str(), O_DIRECTORY | O_CLOEXEC);
        close(at);
        at = next;
    }
    close(at);
}

} // namespace suara::test
