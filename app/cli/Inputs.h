#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace suara {

class Console;

/// What is taken of a folder; a file that is named itself is taken whatever it is.
enum class FileKind { Sound, Picture };

/// The files that a command's PATHs stand for, in the order given: a file is itself, a folder is all files of the kind
/// below it, sorted, `@list.txt` is a file of paths, one per line, and `-` the same on standard input. What does not
/// exist is told to the console as a failed input, and the rest stands.
std::vector<std::filesystem::path> expandInputs(const std::vector<std::string>& paths, Console& console,
                                                FileKind kind = FileKind::Sound);

} // namespace suara
