#include "widgets/common/CoreText.h"

#include "core/base/Error.h"

#include <QCoreApplication>

namespace suara {

QString coreText(const char* text)
{
    return QCoreApplication::translate("Core", text);
}

QString errorText(const Error& error)
{
    QString sentence = coreText(error.text());
    int place = 1;
    for (const std::string& argument : error.arguments())
        sentence.replace(QStringLiteral("%%1").arg(place++), QString::fromStdString(argument));
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

} // namespace suara
