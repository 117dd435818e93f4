#pragma once

#include "core/base/AtomicFile.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace suara {

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

} // namespace suara
