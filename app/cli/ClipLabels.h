#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>

namespace suara {

/// Where the class of each input comes from: nowhere, its folder's name (`--labels folder`) or a table
/// `file,label[,group]` (`--labels F.csv`; speaker is as good a name for the group), whose files are named as the
/// inputs are, from the table's own folder, or by the bare file name.
class ClipLabels {
public:
    struct Entry {
        std::string label;
        std::string group;
    };

    /// @param option  the value of --labels. @throws UsageError, IoError when the table cannot be read
    explicit ClipLabels(const std::optional<std::string>& option);

    /// None if the table has no line for this file.
    std::optional<Entry> find(const std::filesystem::path& file) const;

private:
    void read(const std::filesystem::path& table);

    bool m_byFolder = false;
    bool m_byTable = false;
    std::map<std::string, Entry> m_entries;
};

} // namespace suara
