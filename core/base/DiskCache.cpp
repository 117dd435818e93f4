#include "core/base/DiskCache.h"

#include "core/base/Hash.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <iterator>
#include <system_error>
#include <unistd.h>
#include <utility>
#include <vector>

namespace fs = std::filesystem;

namespace suara {

namespace {

constexpr std::string_view magic = "suara-cache-1\n";

struct Entry {
    fs::path path;
    std::uint64_t size;
    fs::file_time_type used;
};

std::vector<Entry> entriesOf(const fs::path& folder)
{
    std::vector<Entry> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code gone; // another process may have removed it just now
        const std::uint64_t size = at->path().extension() == ".cache" ? at->file_size(gone) : 0;
        const fs::file_time_type used = at->last_write_time(gone);
        if (!gone && at->path().extension() == ".cache")
            entries.push_back({at->path(), size, used});
    }
    return entries;
}

/// What a program that died while writing has left: nobody writes for an hour on one file.
void removeAbandoned(const fs::path& folder)
{
    const fs::file_time_type recent = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        std::error_code gone;
        const std::string name = at->path().filename().string();
        if (name.ends_with(".part") && name.find(".cache.") != std::string::npos &&
            at->last_write_time(gone) < recent && !gone)
            fs::remove(at->path(), gone);
    }
}

/// magic, checksum of the rest, key, '\n', bytes
std::string framed(const std::string& key, std::string_view bytes)
{
    std::string rest = key + '\n';
    rest.append(bytes);
    std::string whole(magic);
    whole += hashText(rest);
    return whole + rest;
}

std::optional<std::string> unframed(const std::string& key, const std::string& whole)
{
    constexpr std::size_t hashDigits = 32;
    const std::size_t head = magic.size() + hashDigits;
    if (whole.size() < head + key.size() + 1 || !whole.starts_with(magic))
        return std::nullopt;
    const std::string_view rest = std::string_view(whole).substr(head);
    if (!rest.starts_with(key) || rest[key.size()] != '\n' ||
        hashText(rest) != std::string_view(whole).substr(magic.size(), hashDigits))
        return std::nullopt;
    return std::string(rest.substr(key.size() + 1));
}

fs::path asideOf(const fs::path& file)
{
    static std::atomic<unsigned> counter = 0;
    fs::path aside = file;
    for (const std::string& part : {std::to_string(::getpid()), std::to_string(counter++), std::string("part")})
        (aside += '.') += part;
    return aside;
}

} // namespace

DiskCache::DiskCache(fs::path folder, std::uint64_t limit) : m_folder(std::move(folder)), m_limit(limit) {}

std::string DiskCache::key(std::string_view contentHash, std::string_view parameters)
{
    std::string text(contentHash);
    text += ' ';
    for (const char letter : parameters)
        text += letter == '\n' ? ' ' : letter; // a key is one line
    return text;
}

fs::path DiskCache::fileOf(const std::string& key) const
{
    return m_folder / (hashText(key) + ".cache");
}

std::optional<std::string> DiskCache::find(const std::string& key) const
{
    const fs::path file = fileOf(key);
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        return std::nullopt;
    const std::string whole(std::istreambuf_iterator<char>(stream), {});
    std::optional<std::string> bytes = unframed(key, whole);
    std::error_code ignored;
    if (bytes)
        fs::last_write_time(file, fs::file_time_type::clock::now(), ignored);
    return bytes;
}

void DiskCache::store(const std::string& key, std::string_view bytes)
{
    const std::string whole = framed(key, bytes);
    if (whole.size() > m_limit)
        return;
    std::error_code error;
    fs::create_directories(m_folder, error);
    const fs::path file = fileOf(key);
    const fs::path aside = asideOf(file);
    std::ofstream stream(aside, std::ios::binary);
    stream.write(whole.data(), std::streamsize(whole.size()));
    stream.close();
    if (stream)
        fs::rename(aside, file, error);
    if (!stream || error) {
        fs::remove(aside, error);
        return;
    }
    const std::uint64_t stored = m_stored.fetch_add(whole.size()) + whole.size();
    if (stored > m_limit / 16)
        trim();
}

std::uint64_t DiskCache::size() const
{
    std::uint64_t total = 0;
    for (const Entry& entry : entriesOf(m_folder))
        total += entry.size;
    return total;
}

void DiskCache::setLimit(std::uint64_t limit)
{
    m_limit = limit;
    trim();
}

void DiskCache::clear()
{
    std::error_code ignored;
    for (const Entry& entry : entriesOf(m_folder))
        fs::remove(entry.path, ignored);
}

void DiskCache::trim()
{
    m_stored = 0;
    removeAbandoned(m_folder);
    std::vector<Entry> entries = entriesOf(m_folder);
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.used > b.used; });
    std::uint64_t kept = 0;
    std::error_code ignored;
    for (const Entry& entry : entries) {
        kept += entry.size;
        if (kept > m_limit)
            fs::remove(entry.path, ignored);
    }
}

} // namespace suara
