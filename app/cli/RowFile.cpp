#include "app/cli/RowFile.h"

#include "app/cli/Arguments.h"
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

} // namespace

RowFile::RowFile(const std::optional<std::string>& out, const std::string& header, std::size_t names, bool resumes)
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
    if (resumes) {
        readKnown(m_target, header, names);
        readKnown(m_part, header, names);
        if (!fs::exists(m_target, ignored))
            fs::rename(m_part, m_target, ignored); // its rows stand while they are copied
    }
    m_stream.open(m_part, std::ios::binary | std::ios::trunc);
    try {
        write(header);
    } catch (const IoError&) { // no destructor will run
        fs::remove(m_part, ignored);
        throw;
    }
}

RowFile::~RowFile()
{
    std::error_code ignored;
    if (!m_part.empty() && !m_isWorthKeeping)
        fs::remove(m_part, ignored);
}

void RowFile::readKnown(const fs::path& file, const std::string& header, std::size_t names)
{
    const std::string text = wholeLines(file);
    if (text.empty())
        return;
    const CsvTable table = parseCsv(text, file);
    if (lineOf(table.header) != header)
        throw UsageError(file.string() + " has other columns than this command writes; give the options that it was "
                                         "made with, or another --out");
    for (const std::vector<std::string>& cells : table.rows)
        m_known[keyOf(cells, names)] = lineOf(cells);
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
        fail(m_target);
    }
}

void RowFile::finish()
{
    if (m_part.empty()) {
        if (std::fflush(stdout) != 0)
            fail("standard output");
        return;
    }
    m_stream.close();
    if (!m_stream || std::rename(m_part.c_str(), m_target.c_str()) != 0)
        fail(m_target);
    m_isWorthKeeping = true;
}

} // namespace suara
