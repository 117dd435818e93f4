#include "widgets/common/CoreText.h"

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QStringList>

namespace suara {

namespace {
/// %1 … %9 by the arguments, in one pass: an argument that holds a %2 of its own stays as it is.
QString filled(const QString& text, const QStringList& arguments)
{
    QString result;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const int place = text[at] == u'%' && at + 1 < text.size() ? text[at + 1].digitValue() : 0;
        if (place >= 1 && place <= arguments.size()) {
            result += arguments[place - 1];
            ++at;
        } else {
            result += text[at];
        }
    }
    return result;
}
} // namespace

QString coreText(const char* text)
{
    return QCoreApplication::translate("Core", text);
}

QString coreText(const std::string& text, const std::string& arguments)
{
    return filled(coreText(text.c_str()), QString::fromStdString(arguments).split(QChar(0x1f)));
}

QString errorText(const Error& error)
{
    QStringList arguments;
    for (const std::string& argument : error.arguments())
        arguments.append(QString::fromStdString(argument));
    const QString sentence = filled(coreText(error.text()), arguments);
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
