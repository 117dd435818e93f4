#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace suara {

/// Results that can be computed again, kept as files in one folder: deleting them costs time, never data. One entry is
/// one file named by the hash of its key; it holds the whole key and a checksum, so that a damaged or foreign file is
/// a miss and never a wrong result. Entries are written aside and renamed when whole; the ones not used for the
/// longest time leave when the limit is passed (looked at after every 1/16 of it written). Safe for several threads and
/// processes on the same folder. Nothing here throws: a full or forbidden disk means that nothing is remembered.
class DiskCache {
public:
    /// @param folder  made when needed; only its own files in it are ever touched: "….cache", and what is being written
    /// @param limit   bytes that all entries together may take; 0 keeps nothing
    DiskCache(std::filesystem::path folder, std::uint64_t limit);

    /// The key of what was computed from content (a hash) with parameters (any text, spelt always the same way).
    static std::string key(std::string_view contentHash, std::string_view parameters);

    std::optional<std::string> find(const std::string& key) const;
    void store(const std::string& key, std::string_view bytes);

    std::uint64_t size() const; ///< bytes all entries take now
    std::uint64_t limit() const { return m_limit; }
    void setLimit(std::uint64_t limit); ///< drops the oldest entries at once if need be
    void clear();

private:
    std::filesystem::path fileOf(const std::string& key) const;
    void trim();

    std::filesystem::path m_folder;
    std::atomic<std::uint64_t> m_limit;
    std::atomic<std::uint64_t> m_stored = 0; ///< bytes written by this object since the folder was last measured
};

} // namespace suara
