#pragma once

#include "core/base/AtomicFile.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace suara {

class Console;

/// Where a command's result goes: standard output, or the file of `--out`, which appears only when it is whole.
class Output {
public:
    /// @param out  the value of --out; absent or "-" is standard output
    /// @throws IoError when the file cannot be made
    explicit Output(const std::optional<std::string>& out);

    void write(std::string_view bytes); ///< @throws IoError
    void close();                       ///< call when all is written. @throws IoError

private:
    std::unique_ptr<AtomicFile> m_file;
};

/// Makes a result and writes it in one piece. A place that cannot be written to is refused before the work; if that is
/// interrupted, it is said that nothing was written.
/// @param make  its bytes; none: there is no result, and an older file stays  @throws IoError, Cancelled
void writeWhole(const std::optional<std::string>& out, Console& console,
                const std::function<std::optional<std::string>()>& make);

} // namespace suara
