#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace suara {

class Console;

/// One input of a command.
struct Input {
    std::filesystem::path path;
    std::filesystem::path root; ///< the folder it was found in; empty if it was named itself
};

/// The files that a command's PATHs stand for, in the order given: a file is itself, a folder is all audio files below
/// it, sorted, `@list.txt` is a file of paths, one per line, and `-` the same on standard input. What does not exist is
/// told to the console as a failed input, and the rest stands.
std::vector<Input> expandInputs(const std::vector<std::string>& paths, Console& console);

} // namespace suara
