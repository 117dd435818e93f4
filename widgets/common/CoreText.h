#pragma once

#include <QString>
#include <exception>
#include <functional>
#include <string>

namespace suara {
class Error;

/// A sentence of core (marked with SUARA_TEXT) in the user's language; the English template when it has no translation.
QString coreText(const char* text);

/// A sentence that was stored with its arguments, separated by U+001F (Clip::error, FeatureFailure::text), in the
/// user's language.
QString coreText(const std::string& text, const std::string& arguments);

/// A core error as one sentence in the user's language. An IoError begins with the file's name.
QString errorText(const Error& error);

/// Any exception as a sentence: also want of memory and what the system refuses; of others what() is shown as it is.
QString errorText(const std::exception& error);

/// In a catch: the sentence of the error at hand, in whatever language it is asked for later.
std::function<QString()> errorSentence();

} // namespace suara
