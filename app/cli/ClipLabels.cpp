#include "app/cli/ClipLabels.h"

#include "core/base/Error.h"
#include "core/base/Text.h"
#include "core/formats/Csv.h"

namespace suara {

namespace fs = std::filesystem;

namespace {

std::string absoluteKey(const fs::path& path)
{
    return fs::absolute(path).lexically_normal().string();
}

} // namespace

ClipLabels::ClipLabels(const std::optional<std::string>& option)
{
    m_byFolder = option == "folder";
    m_byTable = option && !m_byFolder;
    if (m_byTable)
        read(*option);
}

void ClipLabels::read(const fs::path& table)
{
    const CsvTable csv = readCsv(table);
    const auto file = csv.column("file");
    const auto label = csv.column("label");
    const auto named = csv.column("group");
    const auto group = named ? named : csv.column("speaker");
    if (!file || !label)
        throw IoError(table, SUARA_TEXT("Core", "A table of labels needs the columns \"file\" and \"label\"."));
    for (const auto& row : csv.rows) {
        const Entry entry{row[*label], group ? row[*group] : std::string()};
        const fs::path path = row[*file];
        m_entries[absoluteKey(path)] = entry;
        m_entries.try_emplace(absoluteKey(table.parent_path() / path), entry);
        if (!path.has_parent_path())
            m_entries.try_emplace(path.string(), entry);
    }
}

std::optional<ClipLabels::Entry> ClipLabels::find(const fs::path& file) const
{
    if (m_byFolder)
        return Entry{fs::absolute(file).lexically_normal().parent_path().filename().string(), {}};
    if (!m_byTable)
        return Entry{};
    for (const std::string& key : {absoluteKey(file), file.filename().string()})
        if (const auto found = m_entries.find(key); found != m_entries.end())
            return found->second;
    return std::nullopt;
}

} // namespace suara
