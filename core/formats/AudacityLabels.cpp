#include "core/formats/AudacityLabels.h"

#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <ostream>
#include <sstream>
#include <string>
#include <utility>

namespace suara {

namespace {

constexpr int kDecimals = 6; // Audacity's own

std::string timeText(double seconds)
{
    std::array<char, 64> text;
    const auto end =
        std::to_chars(text.data(), text.data() + text.size(), seconds, std::chars_format::fixed, kDecimals).ptr;
    return {text.data(), end};
}

std::optional<double> timeFrom(std::string text)
{
    std::ranges::replace(text, ',', '.');
    const std::optional<double> seconds = csvNumber(text);
    return seconds && std::isfinite(*seconds) && *seconds >= 0.0 ? seconds : std::nullopt;
}

/// "1.0 TAB 2.5 TAB word"; the word may be missing.
std::optional<NamedStretch> stretchFrom(const std::string& line)
{
    const std::size_t first = line.find('\t');
    const std::size_t second = first == std::string::npos ? first : line.find('\t', first + 1);
    if (first == std::string::npos)
        return std::nullopt;
    const auto start = timeFrom(line.substr(0, first));
    const auto end = timeFrom(line.substr(first + 1, second == std::string::npos ? second : second - first - 1));
    if (!start || !end)
        return std::nullopt;
    return NamedStretch{std::min(*start, *end), std::max(*start, *end),
                        second == std::string::npos ? "" : line.substr(second + 1)};
}

} // namespace

void writeAudacityLabels(std::ostream& out, const std::vector<NamedStretch>& stretches)
{
    for (const NamedStretch& stretch : stretches) {
        std::string word = stretch.text;
        std::ranges::replace_if(
            word, [](char letter) { return letter == '\t' || letter == '\n' || letter == '\r'; }, ' ');
        out << timeText(stretch.start) << '\t' << timeText(stretch.end) << '\t' << word << '\n';
    }
}

std::vector<NamedStretch> readAudacityLabels(const std::filesystem::path& file)
{
    std::string bytes = bytesOf(file);
    if (!isUtf8(bytes))
        throw IoError(file, SUARA_TEXT("Core", "This is not UTF-8 text."));
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.erase(0, 3);
    std::istringstream lines(std::move(bytes));
    std::vector<NamedStretch> stretches;
    std::size_t number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        if (line.ends_with('\r'))
            line.pop_back();
        if (line.empty() || line.starts_with('\\'))
            continue;
        std::optional<NamedStretch> stretch = stretchFrom(line);
        if (!stretch)
            throw IoError(file,
                          SUARA_TEXT("Core", "Line %1 is no label of Audacity: start, end and word, parted by tabs."),
                          {std::to_string(number)});
        if (stretch->end > stretch->start)
            stretches.push_back(*std::move(stretch));
    }
    std::ranges::stable_sort(stretches, {}, &NamedStretch::start);
    return stretches;
}

} // namespace suara
