#include "core/learning/TypedMatrix.h"

#include "core/base/Error.h"
#include "core/base/Text.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <sstream>

namespace suara {

namespace {

struct Line {
    std::size_t number;
    std::vector<std::string> cells;
};

/// Without brackets. A line with commas, semicolons or tabs is parted by the first kind of these that it has, so that
/// names may have spaces; else by spaces.
std::vector<std::string> cellsOf(std::string text)
{
    std::erase_if(text, [](char sign) { return sign == '[' || sign == ']' || sign == '\r'; });
    const std::size_t found = text.find_first_of("\t;,");
    const char parting = found == std::string::npos ? ' ' : text[found];
    std::vector<std::string> cells;
    std::istringstream in(text);
    for (std::string cell; std::getline(in, cell, parting);) {
        cell.erase(0, cell.find_first_not_of(' '));
        cell.erase(cell.find_last_not_of(' ') + 1);
        if (parting != ' ' || !cell.empty())
            cells.push_back(cell);
    }
    while (parting == ',' && !cells.empty() && cells.back().empty())
        cells.pop_back(); // NumPy's "[1, 2],"
    return cells;
}

std::vector<Line> linesOf(const std::string& text)
{
    std::vector<Line> lines;
    std::istringstream in(text);
    std::size_t number = 0;
    for (std::string line; std::getline(in, line);) {
        ++number;
        Line read{number, cellsOf(line)};
        if (std::ranges::any_of(read.cells, [](const std::string& cell) { return !cell.empty(); }))
            lines.push_back(std::move(read));
    }
    return lines;
}

std::optional<std::int64_t> countOf(const std::string& cell)
{
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
    const bool isCount =
        problem == std::errc{} && end == cell.data() + cell.size() && value >= 0 && value < (1LL << 40);
    return isCount ? std::optional(value) : std::nullopt;
}

/// Whether the first line is names: its corner is empty or its last cell no count; or they are counts as names are, but
/// one fewer than stand in each line of the square below.
bool hasHeader(const std::vector<Line>& lines)
{
    const auto& first = lines.front().cells;
    const bool isOverSquare = lines.size() == first.size() + 1 && lines[1].cells.size() == first.size() + 1;
    return first.front().empty() || !countOf(first.back()) || isOverSquare;
}

} // namespace

ConfusionMatrix parseMatrix(const std::string& text, const std::filesystem::path& file)
{
    std::vector<Line> lines = linesOf(text);
    std::vector<std::string> over;
    if (!lines.empty() && hasHeader(lines)) {
        over = std::move(lines.front().cells);
        lines.erase(lines.begin());
    }
    if (lines.empty())
        throw IoError(file, SUARA_TEXT("Core", "There is no matrix in it: rows of whole numbers are wanted."));
    const std::size_t size = lines.size();
    const bool hasNames = lines.front().cells.size() == size + 1;
    if (over.size() == size + 1)
        over.erase(over.begin()); // the corner
    std::vector<std::string> before;
    ConfusionMatrix matrix;
    for (Line& line : lines) {
        if (line.cells.size() != size + (hasNames ? 1 : 0))
            throw IoError(file, SUARA_TEXT("Core", "Line %1 has %2 numbers; a matrix of %3 rows needs %3 in each."),
                          {std::to_string(line.number), std::to_string(line.cells.size() - (hasNames ? 1 : 0)),
                           std::to_string(size)});
        if (hasNames) {
            before.push_back(line.cells.front());
            line.cells.erase(line.cells.begin());
        }
        for (const std::string& cell : line.cells) {
            const auto count = countOf(cell);
            if (!count)
                throw IoError(file, SUARA_TEXT("Core", "Line %1: “%2” is no whole number of 0 or more."),
                              {std::to_string(line.number), cell});
            matrix.counts.push_back(*count);
        }
    }
    if ((!over.empty() && over.size() != size) || (!over.empty() && hasNames && over != before))
        throw IoError(file, SUARA_TEXT("Core", "The classes over the columns are not those before the rows."));
    matrix.classes = over.empty() ? before : over;
    for (std::size_t i = 0; matrix.classes.size() < size; ++i)
        matrix.classes.push_back(std::to_string(i));
    return matrix;
}

} // namespace suara
