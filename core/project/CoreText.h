#pragma once

#include "core/base/Error.h"

#include <QCoreApplication>
#include <QString>
#include <string>

namespace suara {

/// A sentence of core (marked with SUARA_TEXT) in the user's language; the English template when it has no translation.
inline QString coreText(const char* text)
{
    return QCoreApplication::translate("Core", text);
}

/// A sentence that was stored with its arguments by packedArguments() (Clip::error, FeatureFailure::text), in the
/// user's language.
inline QString coreText(const std::string& text, const std::string& arguments)
{
    return QString::fromStdString(filledPacked(coreText(text.c_str()).toStdString(), arguments));
}

} // namespace suara
