#include "widgets/common/workbench/ClipReading.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoMix.h"
#include "core/base/DiskCache.h"
#include "core/base/Hash.h"
#include "core/base/Task.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <span>
#include <utility>

namespace suara {

namespace {
constexpr std::size_t largestEntry = 32'000'000; // bytes that one result may take in the cache folder

/// What the cache folder keeps of one state of one file.
class CacheOfFile {
public:
    CacheOfFile(const std::filesystem::path& file, const std::string& hash)
        : m_file(file), m_hash(hash), m_stamp(fileStamp(file))
    {
    }

    bool isUsed() const { return !m_hash.empty(); }
    std::optional<std::string> find(const std::string& what) const
    {
        return isUsed() ? userCache().find(key(what)) : std::nullopt;
    }
    /// Nothing of a file that was written to meanwhile.
    void store(const std::string& what, const std::string& bytes) const
    {
        if (fileStamp(m_file) == m_stamp)
            userCache().store(key(what), bytes);
    }

private:
    std::string key(const std::string& what) const { return DiskCache::key(m_hash, what + ' ' + m_stamp); }

    std::filesystem::path m_file;
    std::string m_hash;
    std::string m_stamp;
};

} // namespace

std::shared_ptr<const PeakPyramid> readPeaks(const std::filesystem::path& file, const std::string& hash,
                                             GrowingPeaks* growing, Task& task)
{
    const CacheOfFile cache(file, hash);
    if (cache.isUsed())
        if (const std::optional<std::string> bytes = cache.find("peaks 1"))
            if (std::optional<PeakPyramid> pyramid = PeakPyramid::deserialized(*bytes))
                return std::make_shared<const PeakPyramid>(std::move(*pyramid));
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    PeakPyramid::Grown grown;
    if (growing != nullptr)
        grown = [growing](PeakPyramid soFar) {
            growing->set(std::move(soFar));
        };
    auto pyramid = std::make_shared<const PeakPyramid>(PeakPyramid::build(*reader, task, grown));
    if (cache.isUsed())
        cache.store("peaks 1", pyramid->serialized());
    return pyramid;
}

std::vector<FramesPtr> readFrames(const std::filesystem::path& file, const std::string& hash,
                                  const std::vector<std::string>& features, const FrameOptions& options, Task& task)
{
    const CacheOfFile cache(file, hash);
    const auto what = [&](const std::string& feature) {
        return "frames 2 " + feature + ' ' + options.canonical();
    };
    std::map<std::string, FramesPtr> found;
    std::vector<std::string> missing;
    for (const std::string& feature : features) {
        const std::optional<std::string> bytes = cache.find(what(feature));
        ClipFrames kept = bytes ? framesFromBytes(*bytes) : ClipFrames{};
        if (kept.rows > 0)
            found[feature] = std::make_shared<const ClipFrames>(std::move(kept));
        else
            missing.push_back(feature);
    }
    std::vector<ClipFrames> made =
        missing.empty() ? std::vector<ClipFrames>() : computeClipFrames(file, missing, options, task);
    for (std::size_t i = 0; i < made.size(); ++i) {
        if (cache.isUsed() && made[i].bytes() <= largestEntry)
            cache.store(what(missing[i]), frameBytes(made[i]));
        found[missing[i]] = std::make_shared<const ClipFrames>(std::move(made[i]));
    }
    std::vector<FramesPtr> all;
    std::ranges::transform(features, std::back_inserter(all), [&](const std::string& id) { return found[id]; });
    return all;
}

SampleBlock readSamples(const std::filesystem::path& file, TimeRange range, Task& task)
{
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    if (range.start > 0)
        reader->seek(range.start);
    MonoMix mix(*reader);
    SampleBlock block{range.start, {}};
    while (block.end() < range.end) {
        task.checkpoint(double(block.values.size()) / double(range.length()));
        const std::span<const float> next = mix.next(std::min<std::int64_t>(65536, range.end - block.end()));
        if (next.empty())
            break;
        block.values.insert(block.values.end(), next.begin(), next.end());
    }
    return block;
}

} // namespace suara
