#pragma once

#include "core/project/CoreText.h"

#include <QString>
#include <exception>
#include <functional>

namespace suara {
class Error;

/// A core error as one sentence in the user's language. An IoError begins with the file's name.
QString errorText(const Error& error);

/// Any exception as a sentence: also want of memory and what the system refuses; of others what() is shown as it is.
QString errorText(const std::exception& error);

/// In a catch: the sentence of the error at hand, in whatever language it is asked for later.
std::function<QString()> errorSentence();

} // namespace suara
