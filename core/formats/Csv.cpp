#include "core/formats/Csv.h"

#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Shortest.h"
#include "core/base/Text.h"
#include "core/base/Utf8.h"

#include <algorithm>
#include <charconv>
#include <ostream>
#include <unordered_set>
#include <utility>

namespace suara {

namespace {

constexpr std::string_view kFormulaStarts = "=+-@\t\r";

/// Goes through the text once; knows at every place the line and the column (in characters) it is at.
class CsvParser {
public:
    CsvParser(std::string_view text, const std::filesystem::path& file) : m_text(text), m_file(file)
    {
        if (m_text.starts_with("\xEF\xBB\xBF"))
            m_text.remove_prefix(3);
    }

    CsvTable parse()
    {
        CsvTable table;
        while (m_at < m_text.size()) {
            const std::size_t line = m_line;
            if (peek() == '\r' || peek() == '\n') {
                lineEnd();
                continue;
            }
            std::vector<std::string> cells = row();
            if (table.header.empty())
                takeHeader(table, std::move(cells));
            else
                takeRow(table, std::move(cells), line);
        }
        if (table.header.empty())
            throw IoError(m_file, SUARA_TEXT("Core", "The table is empty; its first line must name the columns."));
        return table;
    }

private:
    [[noreturn]] void fail(const char* text, std::size_t line, std::size_t column) const
    {
        throw IoError(m_file, text, {std::to_string(line), std::to_string(column)});
    }

    void takeHeader(CsvTable& table, std::vector<std::string> cells) const
    {
        if (cells.size() == 1 && cells[0].find_first_of(";\t") != std::string::npos)
            throw IoError(m_file,
                          SUARA_TEXT("Core", "The columns are separated by semicolons or tabs; save the table as "
                                             "CSV with commas between the columns and points in the numbers."));
        std::unordered_set<std::string_view> seen;
        for (const std::string& cell : cells)
            if (!seen.insert(cell).second)
                throw IoError(m_file, SUARA_TEXT("Core", "Two columns are named “%1”; each needs its own name."),
                              {cell});
        table.header = std::move(cells);
    }

    void takeRow(CsvTable& table, std::vector<std::string> cells, std::size_t line) const
    {
        if (cells.size() != table.header.size())
            throw IoError(m_file, SUARA_TEXT("Core", "Line %1 has %2 cells; the header has %3."),
                          {std::to_string(line), std::to_string(cells.size()), std::to_string(table.header.size())});
        table.rows.push_back(std::move(cells));
        table.lines.push_back(line);
    }

    /// One row with its line end.
    std::vector<std::string> row()
    {
        std::vector<std::string> cells;
        for (;;) {
            cells.push_back(csvUnguarded(peek() == '"' ? quotedCell() : bareCell()));
            if (peek() != ',')
                break;
            advance();
        }
        lineEnd();
        return cells;
    }

    std::string bareCell()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != ',' && m_text[m_at] != '\r' && m_text[m_at] != '\n') {
            if (m_text[m_at] == '"')
                fail(SUARA_TEXT("Core", "Line %1, column %2: a quote stands inside a cell that is not quoted."), m_line,
                     m_column);
            advance();
        }
        return std::string(m_text.substr(start, m_at - start));
    }

    std::string quotedCell()
    {
        const std::size_t line = m_line;
        const std::size_t column = m_column;
        std::string cell;
        advance();
        for (;;) {
            if (m_at >= m_text.size())
                fail(SUARA_TEXT("Core", "Line %1, column %2: the quote that opens here is never closed."), line,
                     column);
            if (m_text[m_at] == '"') {
                advance();
                if (peek() != '"')
                    break;
            }
            const std::size_t start = m_at;
            advance();
            cell.append(m_text.substr(start, m_at - start));
        }
        if (m_at < m_text.size() && std::string_view(",\r\n").find(m_text[m_at]) == std::string_view::npos)
            fail(SUARA_TEXT("Core", "Line %1, column %2: text stands behind a closing quote."), m_line, m_column);
        return cell;
    }

    char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    void lineEnd()
    {
        if (peek() == '\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == '\n')
            ++m_at;
        if (m_at < m_text.size())
            advance();
    }

    /// One character on, over line ends too.
    void advance()
    {
        const char character = m_text[m_at];
        const std::size_t length = utf8Length(m_text, m_at);
        if (length == 0 || character == '\0')
            fail(SUARA_TEXT("Core", "Line %1, column %2: this is not UTF-8 text."), m_line, m_column);
        m_at += length;
        const bool isLineEnd = character == '\n' || (character == '\r' && peek() != '\n');
        m_line += isLineEnd ? 1 : 0;
        m_column = isLineEnd ? 1 : m_column + 1;
    }

    std::string_view m_text;
    const std::filesystem::path& m_file;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    std::size_t m_column = 1;
};

/// Whether a spreadsheet would run it: a formula start behind any number of guards, and not a number.
bool looksLikeFormula(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of('\'');
    return first != std::string_view::npos && kFormulaStarts.find(cell[first]) != std::string_view::npos;
}

} // namespace

std::optional<std::size_t> CsvTable::column(std::string_view name) const
{
    const auto found = std::find(header.begin(), header.end(), name);
    if (found == header.end())
        return std::nullopt;
    return std::size_t(found - header.begin());
}

CsvTable parseCsv(std::string_view text, const std::filesystem::path& file)
{
    return CsvParser(text, file).parse();
}

CsvTable readCsv(const std::filesystem::path& file)
{
    return parseCsv(bytesOf(file), file);
}

std::optional<double> csvNumber(std::string_view cell)
{
    const std::size_t first = cell.find_first_not_of(" \t");
    if (first == std::string_view::npos)
        return std::nullopt;
    cell = cell.substr(first, cell.find_last_not_of(" \t") - first + 1);
    if (cell.size() > 1 && cell[0] == '+' && cell[1] != '-')
        cell.remove_prefix(1);
    double value = 0.0;
    const auto result = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    if (result.ec != std::errc{} || result.ptr != cell.data() + cell.size())
        return std::nullopt;
    return value;
}

std::string csvGuarded(std::string_view cell)
{
    const bool guard = looksLikeFormula(cell) && !csvNumber(cell);
    std::string result(guard ? 1 : 0, '\'');
    result += cell;
    return result;
}

std::string csvUnguarded(std::string_view cell)
{
    const bool guarded = cell.starts_with('\'') && looksLikeFormula(cell) && !csvNumber(cell.substr(1));
    return std::string(guarded ? cell.substr(1) : cell);
}

void CsvWriter::raw(std::string_view cell)
{
    if (!std::exchange(m_first, false))
        m_out << ',';
    m_out << cell;
}

CsvWriter& CsvWriter::text(std::string_view cell)
{
    const std::string guarded = csvGuarded(cell);
    const bool loneEmpty = m_first && guarded.empty(); // else a row of one empty cell would read as no row
    if (!loneEmpty && guarded.find_first_of(",\"\r\n") == std::string::npos) {
        raw(guarded);
        return *this;
    }
    std::string quoted = "\"";
    for (const char character : guarded)
        quoted.append(character == '"' ? 2 : 1, character);
    raw(quoted + '"');
    return *this;
}

CsvWriter& CsvWriter::number(double value)
{
    raw(shortest(value));
    return *this;
}

CsvWriter& CsvWriter::number(float value)
{
    raw(shortest(value));
    return *this;
}

CsvWriter& CsvWriter::integer(long long value)
{
    raw(std::to_string(value));
    return *this;
}

CsvWriter& CsvWriter::empty()
{
    raw({});
    return *this;
}

void CsvWriter::endRow()
{
    m_out << "\r\n";
    m_first = true;
}

void CsvWriter::row(const std::vector<std::string>& texts)
{
    for (const std::string& cell : texts)
        text(cell);
    endRow();
}

} // namespace suara
