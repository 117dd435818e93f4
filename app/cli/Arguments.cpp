#include "app/cli/Arguments.h"

#include "core/audio/AudioFiles.h"
#include "core/base/Join.h"
#include "core/base/Shortest.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <limits>
#include <numeric>
#include <sstream>
#include <system_error>
#include <utility>

namespace suara {

namespace {

bool isOption(std::string_view word)
{
    return word.size() > 1 && word[0] == '-' && word != "-inf" &&
           (word[1] == '-' || (word[1] >= 'a' && word[1] <= 'z'));
}

bool startsOption(std::string_view word, std::string_view name)
{
    return word.starts_with(name) && (word.size() == name.size() || word[name.size()] == '=');
}

template<typename Value>
std::optional<Value> parsed(std::string_view text)
{
    Value value{};
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (problem != std::errc{} || end != text.data() + text.size())
        return std::nullopt;
    return value;
}

template<typename Value>
Value inRange(std::string_view name, const std::string& text, Value least, Value most)
{
    const std::optional<Value> value = parsed<Value>(text);
    if (value && *value >= least && *value <= most)
        return *value;
    const bool isOpen = most >= std::numeric_limits<Value>::max();
    throw UsageError(std::string(name) + " is \"" + text + "\"; allowed is " + shortest(least) +
                     (isOpen ? " or more" : " to " + shortest(most)));
}

std::string given(std::string_view name, std::optional<std::string> value)
{
    if (value)
        return *std::move(value);
    throw UsageError(std::string(name) + " is missing");
}

/// The file that a word may name: "a.csv", "--history=a.csv", "@a.txt".
std::string fileOf(const std::string& word)
{
    const std::size_t equals = isOption(word) ? word.find('=') : std::string::npos;
    const std::string value = equals != std::string::npos ? word.substr(equals + 1) : word;
    return value.starts_with('@') ? value.substr(1) : value;
}

/// How many letters must be put in, left out or changed to make one word of the other.
std::size_t editDistance(std::string_view a, std::string_view b)
{
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t(0));
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({changed, row[j] + 1, diagonal + 1});
        }
    }
    return row.back();
}

/// A sound or a project, by its name or its first bytes.
bool isPrecious(const std::string& file)
{
    if (isAudioName(file))
        return true;
    constexpr std::array beginnings{"RIFF", "RF64", "FORM", "fLaC", "OggS", "ID3", "SQLite format 3"};
    std::string head(16, '\0');
    std::ifstream(file, std::ios::binary).read(head.data(), std::ssize(head));
    return std::ranges::any_of(beginnings, [&](const char* beginning) { return head.starts_with(beginning); });
}

} // namespace

std::vector<std::string> listOf(const std::string& text)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, ',');)
        parts.push_back(part);
    return parts;
}

Arguments::Arguments(std::vector<std::string> words) : m_all(words), m_words(std::move(words))
{
    const auto bare = std::ranges::find(m_words, "--");
    if (bare == m_words.end())
        return;
    m_plain.assign(bare + 1, m_words.end());
    m_words.erase(bare, m_words.end());
}

bool Arguments::flag(std::string_view name)
{
    m_known.emplace_back(name);
    return std::erase(m_words, name) > 0;
}

bool Arguments::has(std::string_view name) const
{
    return std::ranges::any_of(m_words, [&](const std::string& word) { return startsOption(word, name); });
}

void Arguments::refuse(bool isMeant, std::initializer_list<std::string_view> names, std::string_view belongsTo) const
{
    for (const std::string_view name : names)
        if (!isMeant && has(name))
            throw UsageError(std::string(name) + " belongs to " + std::string(belongsTo));
}

std::optional<std::string> Arguments::optional(std::string_view name)
{
    m_known.emplace_back(name);
    std::optional<std::string> value;
    for (auto at = m_words.begin(); at != m_words.end();) {
        if (!startsOption(*at, name)) {
            ++at;
        } else if (at->size() > name.size()) {
            value = at->substr(name.size() + 1);
            at = m_words.erase(at);
        } else if (at + 1 != m_words.end() && !isOption(at[1])) {
            value = at[1];
            at = m_words.erase(at, at + 2);
        } else {
            throw UsageError(std::string(name) + " needs a value after it");
        }
    }
    return value;
}

bool Arguments::isNamedElsewhere(const std::string& file, std::string_view option) const
{
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const bool isItself = m_all[i].starts_with(std::string(option) + '=') || (i > 0 && m_all[i - 1] == option);
        std::error_code none;
        if (!isItself && std::filesystem::equivalent(fileOf(m_all[i]), file, none))
            return true;
    }
    return false;
}

std::optional<std::string> Arguments::output(std::string_view name)
{
    std::optional<std::string> file = optional(name);
    if (file && file->empty())
        throw UsageError(std::string(name) + " is empty; give the name of a file");
    std::error_code none;
    if (!file || !std::filesystem::is_regular_file(*file, none))
        return file;
    if (isNamedElsewhere(*file, name))
        throw UsageError(std::string(name) + " " + *file + " would overwrite what is read; give another name");
    if (isPrecious(*file))
        throw UsageError(std::string(name) + " " + *file +
                         " is a sound or a project, which is never overwritten; give another name");
    return file;
}

std::string Arguments::text(std::string_view name, std::string fallback)
{
    return optional(name).value_or(std::move(fallback));
}

std::string Arguments::required(std::string_view name)
{
    return given(name, optional(name));
}

std::string Arguments::requiredOutput(std::string_view name)
{
    return given(name, output(name));
}

std::string Arguments::choice(std::string_view name, const std::vector<std::string>& allowed, std::string fallback)
{
    std::string value = text(name, std::move(fallback));
    if (std::ranges::find(allowed, value) == allowed.end())
        throw UsageError(std::string(name) + " is \"" + value + "\"; allowed is one of " + joined(allowed, ", "));
    return value;
}

std::string Arguments::verb(const std::vector<std::string>& allowed)
{
    if (m_words.empty())
        throw UsageError("say first what to do: one of " + joined(allowed, ", "));
    if (std::ranges::find(allowed, m_words.front()) == allowed.end())
        throw UsageError("\"" + m_words.front() + "\" is nothing to do here; allowed is one of " +
                         joined(allowed, ", "));
    std::string word = std::move(m_words.front());
    m_words.erase(m_words.begin());
    return word;
}

int Arguments::integer(std::string_view name, int fallback, int least, int most)
{
    const auto value = optional(name);
    return value ? inRange(name, *value, least, most) : fallback;
}

double Arguments::number(std::string_view name, double fallback, double least, double most)
{
    const auto value = optional(name);
    return value ? inRange(name, *value, least, most) : fallback;
}

std::string Arguments::leading(std::string_view what)
{
    if (m_words.empty() || isOption(m_words.front()))
        throw UsageError(std::string(what) + " is missing; it comes right after the command");
    std::string word = std::move(m_words.front());
    m_words.erase(m_words.begin());
    return word;
}

/// That there is no such option, and which of the command's was probably meant.
std::string Arguments::unknown(const std::string& word) const
{
    constexpr std::size_t slips = 2;
    const auto distance = [&](const std::string& known) {
        return editDistance(word, known);
    };
    const auto nearest = std::ranges::min_element(m_known, {}, distance);
    const bool isNear = nearest != m_known.end() && distance(*nearest) <= slips;
    return "unknown option " + word + (isNear ? "; did you mean " + *nearest + "?" : "");
}

std::vector<std::string> Arguments::positionals(std::string_view what, std::size_t least, std::size_t most)
{
    for (const std::string& word : m_words)
        if (isOption(word))
            throw UsageError(unknown(word.substr(0, word.find('='))));
    std::vector<std::string> all = std::exchange(m_words, {});
    all.insert(all.end(), m_plain.begin(), m_plain.end());
    m_plain.clear();
    if (all.size() < least)
        throw UsageError(std::string(what) + " is missing");
    if (all.size() > most)
        throw UsageError("\"" + all[most] + "\" is one too many");
    return all;
}

} // namespace suara
