#include "core/formats/TextGrid.h"

#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"
#include "core/formats/Csv.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <ostream>
#include <string>

namespace suara {

namespace {

void appendUtf8(std::string& text, std::uint32_t code)
{
    if (code < 0x80U) {
        text += char(code);
        return;
    }
    const int more = code < 0x800U ? 1 : code < 0x10000U ? 2 : 3; // bytes that follow the first
    constexpr std::uint32_t heads[]{0, 0xC0U, 0xE0U, 0xF0U};
    text += char(heads[more] | (code >> (6 * more)));
    for (int byte = more - 1; byte >= 0; --byte)
        text += char(0x80U | ((code >> (6 * byte)) & 0x3FU));
}

/// Halves of a pair that stand alone become U+FFFD.
std::string fromUtf16(std::string_view bytes, bool isBigEndian)
{
    const auto unit = [&](std::size_t at) {
        const auto high = std::uint32_t(static_cast<unsigned char>(bytes[at + (isBigEndian ? 0 : 1)]));
        const auto low = std::uint32_t(static_cast<unsigned char>(bytes[at + (isBigEndian ? 1 : 0)]));
        return high << 8U | low;
    };
    std::string text;
    for (std::size_t at = 2; at + 1 < bytes.size(); at += 2) {
        const std::uint32_t first = unit(at);
        const bool isHead = first >= 0xD800U && first < 0xDC00U;
        const std::uint32_t second = isHead && at + 3 < bytes.size() ? unit(at + 2) : 0;
        if (isHead && second >= 0xDC00U && second < 0xE000U) {
            appendUtf8(text, 0x10000U + ((first - 0xD800U) << 10U) + (second - 0xDC00U));
            at += 2;
        } else {
            appendUtf8(text, first >= 0xD800U && first < 0xE000U ? 0xFFFDU : first);
        }
    }
    return text;
}

std::string asUtf8(std::string_view bytes)
{
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE"))
        return fromUtf16(bytes, bytes[0] == '\xFE');
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    if (isUtf8(bytes))
        return std::string(bytes);
    std::string text; // Latin-1
    for (const char byte : bytes)
        appendUtf8(text, static_cast<unsigned char>(byte));
    return text;
}

/// Praat's one rule: of all that stands there only numbers, "strings" and <flags> that stand free are data; names,
/// brackets, and what follows a '!' are remarks.
class Reader {
public:
    Reader(std::string text, const std::filesystem::path& file) : m_text(std::move(text)), m_file(file) {}

    std::vector<SegmentTier> tiers()
    {
        constexpr std::size_t head = 200; // bytes that the two names stand within
        if (m_text.substr(0, head).find("\"ooTextFile") == std::string::npos || !string().starts_with("ooTextFile") ||
            string() != "TextGrid")
            throw IoError(m_file, SUARA_TEXT("Core", "This is no TextGrid of Praat."));
        number();
        number();
        std::vector<SegmentTier> tiers;
        if (flag() != "<exists>")
            return tiers;
        for (auto left = number(); left >= 1.0; --left) {
            const std::string kind = string();
            if (kind == "IntervalTier")
                tiers.push_back(intervalTier());
            else if (kind == "TextTier")
                passPoints();
            else
                fail(SUARA_TEXT("Core", "Line %1: a tier of the TextGrid holds more than it says."));
        }
        return tiers;
    }

private:
    SegmentTier intervalTier()
    {
        SegmentTier tier{string(), {}};
        number();
        number();
        for (auto left = number(); left >= 1.0; --left) {
            const double start = number();
            const double end = number();
            std::string text = string();
            if (!text.empty() && start >= 0.0 && end > start)
                tier.stretches.push_back({start, end, std::move(text)});
        }
        return tier;
    }

    void passPoints()
    {
        string();
        number();
        number();
        for (auto left = number(); left >= 1.0; --left) {
            number();
            string();
        }
    }

    static bool isBlank(char letter) { return letter == ' ' || letter == '\t' || letter == '\n' || letter == '\r'; }

    [[noreturn]] void fail(const char* sentence) const
    {
        const auto lines = std::count(m_text.begin(), m_text.begin() + std::ptrdiff_t(m_at), '\n');
        throw IoError(m_file, sentence, {std::to_string(lines + 1)});
    }

    /// What stands free next: a string with its quotes, else a word.
    std::string word()
    {
        for (;;) {
            while (m_at < m_text.size() && isBlank(m_text[m_at]))
                ++m_at;
            if (m_at >= m_text.size())
                fail(SUARA_TEXT("Core", "The TextGrid ends early, at line %1."));
            if (m_text[m_at] == '"')
                return quoted();
            if (m_text[m_at] != '!')
                break;
            m_at = std::min(m_text.find_first_of("\n\r", m_at), m_text.size());
        }
        const std::size_t start = m_at;
        while (m_at < m_text.size() && !isBlank(m_text[m_at]))
            ++m_at;
        return m_text.substr(start, m_at - start);
    }

    std::string quoted()
    {
        std::string text(1, '"');
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] != '"')
                text += m_text[m_at];
            else if (m_at + 1 < m_text.size() && m_text[m_at + 1] == '"')
                text += m_text[m_at++];
            else
                return ++m_at, text;
        }
        fail(SUARA_TEXT("Core", "The TextGrid ends early, at line %1."));
    }

    std::string string()
    {
        for (;;)
            if (const std::string next = word(); next.starts_with('"'))
                return next.substr(1);
    }

    std::string flag()
    {
        for (;;)
            if (std::string next = word(); next.starts_with('<'))
                return next;
    }

    double number()
    {
        for (;;) {
            const std::string next = word();
            if (next.starts_with('"'))
                fail(SUARA_TEXT("Core", "Line %1: a number is missing in the TextGrid."));
            if (const std::optional<double> value = csvNumber(next); value && std::isfinite(*value))
                return *value;
        }
    }

    std::string m_text;
    const std::filesystem::path& m_file;
    std::size_t m_at = 0;
};

std::string quotedText(const std::string& text)
{
    std::string quoted = "\"";
    for (const char letter : text)
        quoted.append(letter == '"' ? 2 : 1, letter);
    return quoted + '"';
}

/// The stretches and what lies between them.
std::vector<NamedStretch> filled(const std::vector<NamedStretch>& stretches, double seconds)
{
    std::vector<NamedStretch> all;
    double at = 0.0;
    for (const NamedStretch& stretch : stretches) {
        if (stretch.start > at)
            all.push_back({at, stretch.start, {}});
        all.push_back(stretch);
        at = stretch.end;
    }
    if (seconds > at || all.empty())
        all.push_back({at, seconds, {}});
    return all;
}

void writeTier(std::ostream& out, const SegmentTier& tier, double seconds)
{
    const std::vector<NamedStretch> intervals = filled(tier.stretches, seconds);
    out << "        class = \"IntervalTier\"\n        name = " << quotedText(tier.name)
        << "\n        xmin = 0\n        xmax = " << shortest(seconds)
        << "\n        intervals: size = " << intervals.size() << '\n';
    for (std::size_t i = 0; i < intervals.size(); ++i)
        out << "        intervals [" << i + 1 << "]:\n            xmin = " << shortest(intervals[i].start)
            << "\n            xmax = " << shortest(intervals[i].end)
            << "\n            text = " << quotedText(intervals[i].text) << '\n';
}

} // namespace

void writeTextGrid(std::ostream& out, const std::vector<SegmentTier>& tiers, double seconds)
{
    for (const SegmentTier& tier : tiers)
        for (const NamedStretch& stretch : tier.stretches)
            seconds = std::max(seconds, stretch.end);
    out << "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0\nxmax = " << shortest(seconds)
        << "\ntiers? <exists>\nsize = " << tiers.size() << "\nitem []:\n";
    for (std::size_t i = 0; i < tiers.size(); ++i) {
        out << "    item [" << i + 1 << "]:\n";
        writeTier(out, tiers[i], seconds);
    }
}

std::vector<SegmentTier> parseTextGrid(std::string_view bytes, const std::filesystem::path& file)
{
    if (bytes.starts_with("ooBinaryFile"))
        throw IoError(file,
                      SUARA_TEXT("Core", "This TextGrid is in Praat's binary form; save it there as a text file."));
    return Reader(asUtf8(bytes), file).tiers();
}

std::vector<SegmentTier> readTextGrid(const std::filesystem::path& file)
{
    return parseTextGrid(bytesOf(file), file);
}

} // namespace suara
