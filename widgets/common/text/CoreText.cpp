#include "widgets/common/text/CoreText.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "widgets/common/text/FilePath.h"

#include <filesystem>
#include <new>

namespace suara {

QString errorText(const Error& error)
{
    QString sentence = coreText(error.text(), packedArguments(error.arguments()));
    if (const auto* io = dynamic_cast<const IoError*>(&error))
        return fromPath(io->file().filename()) + QStringLiteral(": ") + sentence;
    return sentence;
}

QString errorText(const std::exception& error)
{
    if (const auto* own = dynamic_cast<const Error*>(&error))
        return errorText(*own);
    if (dynamic_cast<const std::bad_alloc*>(&error) != nullptr)
        return coreText(SUARA_TEXT("Core", "There is not enough memory for this. Close other programs, or take "
                                           "less at once."));
    if (const auto* system = dynamic_cast<const std::filesystem::filesystem_error*>(&error))
        return fromPath(system->path1().filename()) + QStringLiteral(": ") +
               QString::fromStdString(system->code().message());
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
