#include "widgets/common/CoreText.h"

#include "core/base/Error.h"
#include "core/project/CoreSentence.h"

namespace suara {

QString coreText(const char* text)
{
    return coreSentence(text);
}

QString coreText(const std::string& text, const std::string& arguments)
{
    return coreSentence(text, arguments);
}

QString errorText(const Error& error)
{
    QString sentence = coreSentence(error.text(), packedArguments(error.arguments()));
    if (const auto* io = dynamic_cast<const IoError*>(&error))
        return QString::fromStdString(io->file().filename().string()) + QStringLiteral(": ") + sentence;
    return sentence;
}

QString errorText(const std::exception& error)
{
    if (const auto* own = dynamic_cast<const Error*>(&error))
        return errorText(*own);
    return QString::fromUtf8(error.what());
}

std::function<QString()> errorSentence()
{
    return [thrown = std::current_exception()] {
        try {
            std::rethrow_exception(thrown);
        } catch (const std::exception& error) {
            return errorText(error);
        }
    };
}

} // namespace suara
