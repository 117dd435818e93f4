#pragma once

#include <initializer_list>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace suara {

/// The command line was used wrongly: nothing is done, and the program ends with exit code 2.
class UsageError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The parts of "a,b,c"; none of "".
std::vector<std::string> listOf(const std::string& text);

/// The words after a command's name. A command takes the options it knows, in any order, then the rest with
/// positionals(); what nobody took by then is a UsageError. `--name value` and `--name=value` are the same; after a
/// bare
/// `--` everything is a positional.
class Arguments {
public:
    explicit Arguments(std::vector<std::string> words);

    bool flag(std::string_view name);                           ///< e.g. "--quiet"; takes every mention
    std::optional<std::string> optional(std::string_view name); ///< the last mention wins
    /// The same of a file that will be written. UsageError if another word names that very file, or if a sound or a
    /// project stands there: nothing here overwrites those.
    std::optional<std::string> output(std::string_view name);
    std::string text(std::string_view name, std::string fallback);
    std::string required(std::string_view name);       ///< UsageError when absent
    std::string requiredOutput(std::string_view name); ///< likewise
    std::string choice(std::string_view name, const std::vector<std::string>& allowed, std::string fallback);
    int integer(std::string_view name, int fallback, int least, int most);
    double number(std::string_view name, double fallback, double least, double most);

    /// Takes the first word, which says what a command with several does (`project add`). UsageError if it is none of
    /// these.
    std::string verb(const std::vector<std::string>& allowed);

    /// Whether an option of this name still stands there untaken, without taking it.
    bool has(std::string_view name) const;

    /// Only what belongs to what was chosen may be given: an option that does nothing is a mistake. UsageError if it is
    /// not meant and one of these still stands there.
    void refuse(bool isMeant, std::initializer_list<std::string_view> names, std::string_view belongsTo) const;

    /// Takes the first word, which may be no option; UsageError names `what` when there is none.
    std::string leading(std::string_view what);

    /// Takes all that is left, which may be no option. Call it after all options were asked for.
    /// @param least, most  how many positionals the command wants; UsageError names `what` when they are too few
    std::vector<std::string> positionals(std::string_view what, std::size_t least = 0,
                                         std::size_t most = std::size_t(-1));

private:
    std::string unknown(const std::string& word) const;
    bool isNamedElsewhere(const std::string& file, std::string_view option) const;

    std::vector<std::string> m_all;
    std::vector<std::string> m_words; // up to the bare "--"
    std::vector<std::string> m_plain; // after it
    std::vector<std::string> m_known; // the options asked for so far
};

} // namespace suara
