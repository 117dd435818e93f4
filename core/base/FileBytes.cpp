#include "core/base/FileBytes.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <fstream>
#include <sstream>
#include <utility>

namespace suara {

std::string bytesOf(const std::filesystem::path& file)
{
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        throw IoError(file, SUARA_TEXT("Core", "There is no such file."));
    std::ifstream in(file, std::ios::binary);
    return bytesOf(in, file);
}

std::string bytesOf(std::istream& in, const std::filesystem::path& file)
{
    std::ostringstream bytes;
    const bool isOpen = bool(in);
    if (isOpen && in.peek() != std::istream::traits_type::eof()) // of nothing, << would be a failure
        bytes << in.rdbuf();
    if (!isOpen || in.bad() || !bytes)
        throw IoError(file, SUARA_TEXT("Core", "The file cannot be read."));
    return std::move(bytes).str();
}

} // namespace suara
