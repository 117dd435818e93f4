#pragma once

#include <exception>
#include <filesystem>
#include <string>
#include <vector>

namespace suara {

/// Base of everything Suara's own code throws. Carries an English template with %1, %2 … and the arguments, so that the
/// widgets can say the same sentence in the user's language; what() is the filled English sentence.
class Error : public std::exception {
public:
    /// @param text  an English template wrapped in SUARA_TEXT(), e.g. SUARA_TEXT("Core", "n_fft is %1; allowed is 1 or
    /// more.")
    explicit Error(const char* text, std::vector<std::string> arguments = {});
    const char* what() const noexcept override { return m_english.c_str(); }
    const char* text() const { return m_text; }
    const std::vector<std::string>& arguments() const { return m_arguments; }

private:
    const char* m_text;
    std::vector<std::string> m_arguments;
    std::string m_english;
};

/// The contract was broken: a parameter is out of its range. The sentence says what was given and what is allowed.
class ParameterError : public Error {
public:
    using Error::Error;
};

/// The world failed: a file is missing, damaged, full or forbidden. Names the file; the sentence does not repeat the
/// path.
class IoError : public Error {
public:
    IoError(std::filesystem::path file, const char* text, std::vector<std::string> arguments = {});
    const std::filesystem::path& file() const { return m_file; }

private:
    std::filesystem::path m_file;
};

/// The user asked to stop. Not an error, so it is not derived from Error.
class Cancelled : public std::exception {
public:
    const char* what() const noexcept override { return "cancelled"; }
};

/// An error's arguments as one text, separated by U+001F, to be kept beside its template (Clip::errorArguments).
std::string packedArguments(const std::vector<std::string>& arguments);
std::vector<std::string> unpackedArguments(const std::string& packed);

/// Replaces %1 … %9 in an English template by the arguments.
std::string filled(const char* text, const std::vector<std::string>& arguments);

/// The same for a template that was kept with packedArguments().
std::string filledPacked(const std::string& text, const std::string& arguments);

} // namespace suara
