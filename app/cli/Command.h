#pragma once

#include <string_view>

namespace suara {

class Arguments;
class Console;

/// One row of the command table: what `suara-cli NAME` does and what its --help says. To add a command: write
/// app/cli/XCommand.{h,cpp} with a `Command xCommand()`, and add its row in main.cpp.
struct Command {
    std::string_view name;
    std::string_view summary; ///< one line, begins with a small letter, no full stop
    std::string_view usage;   ///< what follows the name, e.g. "PATH… --out F.csv [options]"
    std::string_view options; ///< one line per option, two spaces before each; may be empty
    std::string_view example; ///< one line or more that run as they stand
    /// Takes its options from the arguments, then does the work; results go to standard output or a file. Throws
    /// UsageError or ParameterError (exit 2, before anything is done), IoError (exit 1), Cancelled (exit 130).
    /// Failures of single inputs are told to the console, and the rest goes on.
    void (*run)(Arguments& arguments, Console& console);
    bool draws = false; ///< makes the QApplication it draws with itself; the others have a QCoreApplication
};

} // namespace suara
