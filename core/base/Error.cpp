#include "core/base/Error.h"

#include <utility>

namespace suara {

std::string filled(const char* text, const std::vector<std::string>& arguments)
{
    std::string result;
    for (const char* at = text; *at != '\0'; ++at) {
        const std::size_t index =
            *at == '%' && at[1] >= '1' && at[1] <= '9' ? std::size_t(at[1] - '1') : arguments.size();
        if (index < arguments.size()) {
            result += arguments[index];
            ++at;
        } else {
            result += *at;
        }
    }
    return result;
}

std::string packedArguments(const std::vector<std::string>& arguments)
{
    std::string packed;
    for (std::size_t i = 0; i < arguments.size(); ++i)
        (packed += i == 0 ? "" : "\x1f") += arguments[i];
    return packed;
}

std::vector<std::string> unpackedArguments(const std::string& packed)
{
    std::vector<std::string> parts(1);
    for (const char letter : packed)
        letter == '\x1f' ? parts.emplace_back() : parts.back() += letter;
    return parts;
}

std::string filledPacked(const std::string& text, const std::string& arguments)
{
    return filled(text.c_str(), unpackedArguments(arguments));
}

Error::Error(const char* text, std::vector<std::string> arguments)
    : m_text(text), m_arguments(std::move(arguments)), m_english(filled(m_text, m_arguments))
{
}

IoError::IoError(std::filesystem::path file, const char* text, std::vector<std::string> arguments)
    : Error(text, std::move(arguments)), m_file(std::move(file))
{
}

} // namespace suara
