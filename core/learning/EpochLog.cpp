#include "core/learning/EpochLog.h"

#include "core/base/Error.h"
#include "core/base/FileBytes.h"
#include "core/base/Text.h"
#include "core/learning/RecipeJson.h"
#include "core/learning/SealedFile.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

namespace suara {

namespace {

constexpr SealedKind kKind{"SUARAEPO", 1, SUARA_TEXT("Core", "These are not epochs that Suara has written."),
                           SUARA_TEXT("Core", "The epochs were written by a newer Suara; this one cannot read them."),
                           SUARA_TEXT("Core", "What is kept of the epochs is damaged: it was cut or changed.")};

std::string sealedRecord(const EpochRecord& record)
{
    OrderedJson json = historyJson({record}).front();
    json["seconds"] = record.seconds;
    std::string bytes;
    seal(kKind, json.dump(), {record.validationLosses}, [&](std::string_view piece) { bytes += piece; });
    return bytes;
}

/// @throws IoError, Json::exception
EpochRecord recordOf(std::string_view bytes, const std::filesystem::path& file)
{
    const Unsealed parts = unsealed(kKind, bytes, file);
    const Json json = Json::parse(parts.json);
    EpochRecord record = historyFrom(Json::array({json})).front();
    record.seconds = json.at("seconds").get<double>();
    record.validationLosses.resize(parts.count());
    parts.copy(0, record.validationLosses);
    return record;
}

/// The whole records that a file begins with, at most `most`, and where each ends.
struct Found {
    std::vector<EpochRecord> epochs;
    std::vector<std::uint64_t> ends;
};

Found foundIn(const std::filesystem::path& file, int most)
{
    Found found;
    const std::string bytes = bytesOf(file);
    std::string_view rest = bytes;
    try {
        while (int(found.epochs.size()) < most) {
            const std::size_t size = sealedSize(rest);
            if (size == 0)
                break;
            EpochRecord record = recordOf(rest.substr(0, size), file);
            if (record.epoch != int(found.epochs.size()) + 1)
                break;
            found.epochs.push_back(std::move(record));
            found.ends.push_back((found.ends.empty() ? 0 : found.ends.back()) + size);
            rest.remove_prefix(size);
        }
    } catch (const IoError&) { // what comes behind is not read
    } catch (const Json::exception&) {
    }
    return found;
}

} // namespace

std::vector<EpochRecord> EpochLog::read(int count) const
{
    Found found = foundIn(m_file, count);
    if (int(found.epochs.size()) < count)
        throw IoError(m_file, kKind.damaged);
    return std::move(found.epochs);
}

void EpochLog::write(const std::vector<EpochRecord>& epochs)
{
    if (m_ends.size() >= epochs.size())
        return;
    std::ofstream out(m_file, std::ios::binary | (m_ends.empty() ? std::ios::trunc : std::ios::in | std::ios::out));
    out.seekp(std::streamoff(size()));
    std::vector<std::uint64_t> ends = m_ends;
    for (std::size_t i = ends.size(); i < epochs.size(); ++i) {
        const std::string bytes = sealedRecord(epochs[i]);
        out.write(bytes.data(), std::streamsize(bytes.size()));
        ends.push_back((ends.empty() ? 0 : ends.back()) + bytes.size());
    }
    out.flush();
    if (!out)
        throw IoError(m_file, SUARA_TEXT("Core", "It cannot be written (%1). Choose another folder or make room."),
                      {std::generic_category().message(errno)});
    m_ends = std::move(ends);
}

void EpochLog::keep(int count)
{
    std::error_code error; // a file that is not there holds none
    if (count == 0 || !std::filesystem::exists(m_file, error))
        return remove();
    if (int(m_ends.size()) < count)
        m_ends = foundIn(m_file, count).ends;
    m_ends.resize(std::min(m_ends.size(), std::size_t(count)));
    std::filesystem::resize_file(m_file, size(), error);
}

void EpochLog::remove()
{
    std::error_code error; // what stays is overwritten by the first epoch
    std::filesystem::remove(m_file, error);
    m_ends.clear();
}

} // namespace suara
