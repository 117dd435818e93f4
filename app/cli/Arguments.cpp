#include "app/cli/Arguments.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <sstream>
#include <utility>

namespace suara {

namespace {

bool isOption(std::string_view word)
{
    return word.size() > 1 && word[0] == '-' && (word[1] == '-' || (word[1] >= 'a' && word[1] <= 'z'));
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
std::string written(Value value)
{
    char digits[32];
    const auto [end, problem] = std::to_chars(std::begin(digits), std::end(digits), value);
    return {digits, end};
}

template<typename Value>
Value inRange(std::string_view name, const std::string& text, Value least, Value most)
{
    const std::optional<Value> value = parsed<Value>(text);
    if (value && *value >= least && *value <= most)
        return *value;
    const bool isOpen = most >= std::numeric_limits<Value>::max();
    throw UsageError(std::string(name) + " is \"" + text + "\"; allowed is " + written(least) +
                     (isOpen ? " or more" : " to " + written(most)));
}

std::string listed(const std::vector<std::string>& words)
{
    std::string list;
    for (const std::string& word : words)
        list += (list.empty() ? "" : ", ") + word;
    return list;
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

Arguments::Arguments(std::vector<std::string> words) : m_words(std::move(words))
{
    const auto bare = std::ranges::find(m_words, "--");
    if (bare == m_words.end())
        return;
    m_plain.assign(bare + 1, m_words.end());
    m_words.erase(bare, m_words.end());
}

bool Arguments::flag(std::string_view name)
{
    return std::erase(m_words, name) > 0;
}

bool Arguments::has(std::string_view name) const
{
    return std::ranges::any_of(m_words, [&](const std::string& word) { return startsOption(word, name); });
}

std::optional<std::string> Arguments::optional(std::string_view name)
{
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

std::string Arguments::text(std::string_view name, std::string fallback)
{
    return optional(name).value_or(std::move(fallback));
}

std::string Arguments::required(std::string_view name)
{
    if (auto value = optional(name))
        return *std::move(value);
    throw UsageError(std::string(name) + " is missing");
}

std::string Arguments::choice(std::string_view name, const std::vector<std::string>& allowed, std::string fallback)
{
    std::string value = text(name, std::move(fallback));
    if (std::ranges::find(allowed, value) == allowed.end())
        throw UsageError(std::string(name) + " is \"" + value + "\"; allowed is one of " + listed(allowed));
    return value;
}

std::string Arguments::verb(const std::vector<std::string>& allowed)
{
    if (m_words.empty())
        throw UsageError("say first what to do: one of " + listed(allowed));
    if (std::ranges::find(allowed, m_words.front()) == allowed.end())
        throw UsageError("\"" + m_words.front() + "\" is nothing to do here; allowed is one of " + listed(allowed));
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

std::vector<std::string> Arguments::positionals(std::string_view what, std::size_t least, std::size_t most)
{
    for (const std::string& word : m_words)
        if (isOption(word))
            throw UsageError("unknown option " + word.substr(0, word.find('=')));
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
