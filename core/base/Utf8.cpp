#include "core/base/Utf8.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

namespace suara {

std::size_t utf8Length(std::string_view text, std::size_t at)
{
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    const auto follows = [&](std::size_t i) {
        return (byte(i) & 0xC0U) == 0x80U;
    };
    const unsigned first = byte(0);
    if (first < 0x80U)
        return 1;
    if (first >= 0xC2U && first <= 0xDFU)
        return follows(1) ? 2 : 0;
    if (first >= 0xE0U && first <= 0xEFU) {
        const bool allowed = first == 0xE0U ? byte(1) >= 0xA0U : first == 0xEDU ? byte(1) <= 0x9FU : true;
        return follows(1) && follows(2) && allowed ? 3 : 0;
    }
    if (first >= 0xF0U && first <= 0xF4U) {
        const bool allowed = first == 0xF0U ? byte(1) >= 0x90U : first == 0xF4U ? byte(1) <= 0x8FU : true;
        return follows(1) && follows(2) && follows(3) && allowed ? 4 : 0;
    }
    return 0;
}

bool isUtf8(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = utf8Length(text, at);
        if (length == 0)
            return false;
        at += length;
    }
    return true;
}

void requireUtf8Name(const std::filesystem::path& file)
{
    if (!isUtf8(file.string()))
        throw IoError(file, SUARA_TEXT("Core", "The name of this file or of its folder is not UTF-8. Rename it."));
}

} // namespace suara
