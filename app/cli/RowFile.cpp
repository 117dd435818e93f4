#include "app/cli/RowFile.h"

#include "app/cli/Arguments.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

#include <cerrno>
#include <cstdio>
#include <sstream>
#include <system_error>

namespace suara {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const fs::path& file)
{
    throw IoError(file, SUARA_TEXT("Core", "It cannot be written (%1). Choose another folder or make room."),
                  {std::generic_category().message(errno)});
}

std::string keyOf(const std::vector<std::string>& cells, std::size_t count)
{
    std::string key;
    for (std::size_t i = 0; i < count && i < cells.size(); ++i)
        key += cells[i] + '\n';
    return key;
}

std::string lineOf(const std::vector<std::string>& cells)
{
    std::ostringstream line;
    CsvWriter(line).row(cells);
    return std::move(line).str();
}

/// All whole lines: what a program writes when it is killed may end within one.
std::string wholeLines(const fs::path& file)
{
    std::ifstream stream(file, std::ios::binary);
    std::string text(std::istreambuf_iterator<char>(stream), {});
    const std::size_t end = text.rfind("\r\n");
    text.resize(end == std::string::npos ? 0 : end + 2);
    return text;
}

std::vector<std::vector<std::string>> rowsOf(const fs::path& file)
{
    const std::string text = wholeLines(file);
    return text.empty() ? std::vector<std::vector<std::string>>() : parseCsv(text, file).rows;
}

/// In words, what keeps the rows of a file from being taken over; "" if nothing does.
std::string differenceOf(const fs::path& file, const std::string& header, const RowOptions& options)
{
    const std::optional<RowOptions> earlier = readRowOptions(file);
    if (!earlier)
        return "does not say how its rows were measured, as " + rowOptionsFile(file).filename().string() +
               " is not beside it; put that file back";
    if (const OptionDifference difference = optionDifference(*earlier, options); !difference.isEmpty())
        return "was measured with " + difference.there + ", not " + difference.here +
               "; give the options that it was made with";
    if (lineOf(parseCsv(wholeLines(file), file).header) != header)
        return "has other columns than this command writes; give the options that it was made with";
    return "";
}

void checkSame(const fs::path& file, const std::string& header, const RowOptions& options)
{
    if (const std::string difference = differenceOf(file, header, options); !difference.empty())
        throw UsageError(file.string() + " " + difference +
                         ", name another --out, or leave --resume out to measure "
                         "all anew");
}

void removeTable(const fs::path& table)
{
    std::error_code ignored;
    fs::remove(table, ignored);
    removeRowOptions(table);
}

/// A table with its options; if it is broken off midway, the table has none rather than another's.
bool moveTable(const fs::path& from, const fs::path& to)
{
    removeRowOptions(to);
    return std::rename(from.c_str(), to.c_str()) == 0 &&
           std::rename(rowOptionsFile(from).c_str(), rowOptionsFile(to).c_str()) == 0;
}

} // namespace

RowFile::RowFile(const std::optional<std::string>& out, const std::string& header, std::size_t names,
                 const RowOptions& options, bool resumes)
{
    if (!out || *out == "-") {
        if (resumes)
            throw UsageError("--resume needs --out F.csv, the table to go on with");
        write(header);
        return;
    }
    m_target = *out;
    m_part = *out + ".part";
    std::error_code ignored;
    if (fs::is_directory(m_target, ignored))
        throw IoError(m_target, SUARA_TEXT("Core", "This is a folder. Give the name of a file in it."));
    if (fs::exists(m_target, ignored) && !fs::is_regular_file(m_target, ignored))
        throw IoError(m_target,
                      SUARA_TEXT("Core", "This is a device or a pipe, not a file. Give the name of a file, or "
                                         "leave the name out to write to standard output."));
    if (resumes)
        readKnown(header, names, options);
    try {
        begin(header, options);
    } catch (const IoError&) { // no destructor will run
        removeTable(m_part);
        throw;
    }
}

RowFile::~RowFile()
{
    if (!m_part.empty() && !m_isWorthKeeping)
        removeTable(m_part);
}

/// The rows of the run that was broken off, F.csv.part, and those of F.csv. If there is the former, an F.csv of other
/// options is what that run was to replace.
void RowFile::readKnown(const std::string& header, std::size_t names, const RowOptions& options)
{
    const std::vector<std::vector<std::string>> begun = rowsOf(m_part);
    const std::vector<std::vector<std::string>> stood = rowsOf(m_target);
    if (!begun.empty())
        checkSame(m_part, header, options);
    else if (!stood.empty())
        checkSame(m_target, header, options);
    if (begun.empty() || differenceOf(m_target, header, options).empty())
        for (const std::vector<std::string>& cells : stood)
            m_known[keyOf(cells, names)] = lineOf(cells);
    for (const std::vector<std::string>& cells : begun)
        m_known[keyOf(cells, names)] = lineOf(cells);
    if (stood.empty() && !begun.empty())
        moveTable(m_part, m_target); // its rows stand while they are copied
}

/// The options are there before the first row, and none of an earlier table are taken for its own.
void RowFile::begin(const std::string& header, const RowOptions& options)
{
    removeRowOptions(m_part);
    m_stream.open(m_part, std::ios::binary | std::ios::trunc);
    write(header);
    writeRowOptions(m_part, options);
}

const std::string* RowFile::known(const std::vector<std::string>& names) const
{
    const auto found = m_known.find(keyOf(names, names.size()));
    return found == m_known.end() ? nullptr : &found->second;
}

void RowFile::add(std::string_view line)
{
    write(line);
    m_isWorthKeeping = true;
}

void RowFile::write(std::string_view line)
{
    if (m_part.empty()) {
        if (std::fwrite(line.data(), 1, line.size(), stdout) != line.size())
            fail("standard output");
    } else if (!m_stream.write(line.data(), std::streamsize(line.size())).flush()) {
        failToWrite();
    }
}

/// The rows that are done are hours of work, perhaps: they stay, and it is said where.
void RowFile::failToWrite() const
{
    if (!m_isWorthKeeping)
        fail(m_target);
    throw IoError(m_target,
                  SUARA_TEXT("Core",
                             "It cannot be written (%1). The rows that are done stay in %2: make room, then give "
                             "the same command with --resume."),
                  {std::generic_category().message(errno), m_part.filename().string()});
}

void RowFile::finish()
{
    if (m_part.empty()) {
        if (std::fflush(stdout) != 0)
            fail("standard output");
        return;
    }
    m_stream.close();
    if (!m_stream || !flushToDisk(m_part) || !moveTable(m_part, m_target))
        failToWrite();
    m_isWorthKeeping = true;
}

} // namespace suara
