#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QString>
#include <string>

namespace suara {

/// A sentence of core (marked with SUARA_TEXT) in the user's language; the English template when it has no translation.
inline QString coreSentence(const char* text)
{
    return QCoreApplication::translate("Core", text);
}

/// The same with its arguments filled in, kept as one text by packedArguments().
inline QString coreSentence(const std::string& text, const std::string& arguments)
{
    return QString::fromStdString(filledPacked(coreSentence(text.c_str()).toStdString(), arguments));
}

} // namespace suara
