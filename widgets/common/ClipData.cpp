#include "widgets/common/ClipData.h"

#include "core/audio/AudioReader.h"
#include "core/audio/MonoMix.h"
#include "core/audio/PeakPyramid.h"
#include "core/base/DiskCache.h"
#include "core/project/Project.h"
#include "widgets/common/ClipFrames.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/UserCache.h"
#include "widgets/common/Workbench.h"

#include <QTimer>
#include <algorithm>
#include <map>
#include <set>

namespace suara {

namespace {

constexpr std::size_t defaultLimit = 400'000'000;
constexpr std::size_t peaksPerJob = 32;          // clips whose peaks one job makes
constexpr std::int64_t wholeClip = 4'000'000;    // samples up to which a clip is read as a whole
constexpr std::size_t largestEntry = 32'000'000; // bytes that one result may take in the cache folder

struct Entry {
    std::shared_ptr<const void> value;
    std::size_t bytes = 0;
    std::uint64_t used = 0;
};

std::string frameKey(ClipId clip, const std::string& feature, const FrameOptions& options)
{
    return "f " + std::to_string(clip) + ' ' + feature + ' ' + options.canonical();
}

std::string peakKey(ClipId clip)
{
    return "p " + std::to_string(clip);
}

std::shared_ptr<const PeakPyramid> readPeaks(const std::filesystem::path& file, const std::string& hash, Task& task)
{
    const std::string key = DiskCache::key(hash, "peaks 1");
    if (!hash.empty())
        if (const std::optional<std::string> bytes = userCache().find(key))
            if (std::optional<PeakPyramid> pyramid = PeakPyramid::deserialized(*bytes))
                return std::make_shared<const PeakPyramid>(std::move(*pyramid));
    const std::unique_ptr<AudioReader> reader = AudioReader::open(file);
    auto pyramid = std::make_shared<const PeakPyramid>(PeakPyramid::build(*reader, task));
    if (!hash.empty())
        userCache().store(key, pyramid->serialized());
    return pyramid;
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

} // namespace

struct ClipData::PeakJob {
    struct Item {
        ClipId clip;
        std::filesystem::path file;
        std::string hash;
    };
    std::vector<Item> items;
};

/// Features of one clip with the same options: one pass.
struct ClipData::FrameJob {
    ClipId clip = 0;
    FrameOptions options;
    std::vector<std::string> features;
};

struct ClipData::FrameResult {
    std::vector<std::shared_ptr<const ClipFrames>> frames; ///< null where it failed
    QString problem;
};

struct ClipData::Store {
    std::map<std::string, Entry> entries;
    std::map<std::string, QString> problems;
    std::set<std::string> underWay;
    std::vector<ClipId> wantedPeaks;
    std::vector<FrameJob> wantedFrames;
    std::size_t limit = defaultLimit;
    std::size_t bytes = 0;
    std::uint64_t clock = 0;
    std::uint64_t generation = 0; ///< of the project; results of an older one are dropped
    bool peaksRunning = false;
    bool flushing = false;

    template<typename Value>
    std::shared_ptr<const Value> find(const std::string& key)
    {
        const auto found = entries.find(key);
        if (found == entries.end())
            return nullptr;
        found->second.used = ++clock;
        return std::static_pointer_cast<const Value>(found->second.value);
    }

    void put(const std::string& key, std::shared_ptr<const void> value, std::size_t size)
    {
        remove(key);
        entries[key] = {std::move(value), size, ++clock};
        bytes += size;
        while (bytes > limit && entries.size() > 1) {
            const auto oldest = std::min_element(entries.begin(), entries.end(), [](const auto& a, const auto& b) {
                return a.second.used < b.second.used;
            });
            if (oldest->first == key)
                break;
            remove(oldest->first);
        }
    }

    void remove(const std::string& key)
    {
        const auto found = entries.find(key);
        if (found == entries.end())
            return;
        bytes -= found->second.bytes;
        entries.erase(found);
    }
};

ClipData::ClipData(Workbench& workbench) : m_workbench(workbench), m_store(std::make_unique<Store>())
{
    connect(&workbench, &Workbench::projectChanged, this, &ClipData::forgetAll);
}

ClipData::~ClipData() = default;

void ClipData::setMemoryLimit(std::size_t bytes)
{
    m_store->limit = bytes;
}

void ClipData::forgetAll()
{
    const std::uint64_t next = m_store->generation + 1;
    const std::size_t limit = m_store->limit;
    *m_store = Store{};
    m_store->generation = next;
    m_store->limit = limit;
}

const Clip* ClipData::readable(ClipId id) const
{
    const Project* project = m_workbench.project();
    const Clip* clip = project != nullptr ? project->clip(id) : nullptr;
    return clip != nullptr && clip->isReadable() && clip->frames > 0 ? clip : nullptr;
}

void ClipData::flush()
{
    if (m_store->flushing)
        return;
    m_store->flushing = true; // everything asked for in one repaint goes into one job
    QTimer::singleShot(0, this, [this] {
        m_store->flushing = false;
        for (const FrameJob& job : std::exchange(m_store->wantedFrames, {}))
            startFrames(job);
        startPeaks();
    });
}

std::shared_ptr<const PeakPyramid> ClipData::peaks(ClipId clip)
{
    const std::string key = peakKey(clip);
    if (auto found = m_store->find<PeakPyramid>(key))
        return found;
    if (readable(clip) != nullptr && !m_store->problems.contains(key) && m_store->underWay.insert(key).second) {
        m_store->wantedPeaks.push_back(clip);
        flush();
    }
    return nullptr;
}

void ClipData::startPeaks()
{
    if (m_store->peaksRunning || m_store->wantedPeaks.empty())
        return;
    PeakJob job;
    while (!m_store->wantedPeaks.empty() && job.items.size() < peaksPerJob) {
        const ClipId id = m_store->wantedPeaks.back(); // what was asked for last is on the screen now
        m_store->wantedPeaks.pop_back();
        if (const Clip* clip = readable(id))
            job.items.push_back({id, m_workbench.project()->absolutePath(*clip), clip->contentHash});
    }
    m_store->peaksRunning = true;
    const std::uint64_t generation = m_store->generation;
    m_workbench.jobs().start(
        tr("Drawing waveforms"), this,
        [job](Task& task) {
            std::vector<std::pair<ClipId, std::shared_ptr<const PeakPyramid>>> results;
            for (const PeakJob::Item& item : job.items) {
                task.checkpoint(double(results.size()) / double(job.items.size()));
                SilentTask silent;
                try {
                    results.emplace_back(item.clip,
                                         readPeaks(item.file, item.hash, job.items.size() > 1 ? silent : task));
                } catch (const Error&) {
                    results.emplace_back(item.clip, nullptr);
                }
            }
            return results;
        },
        [this, generation](const std::vector<std::pair<ClipId, std::shared_ptr<const PeakPyramid>>>& results) {
            if (generation != m_store->generation)
                return;
            m_store->peaksRunning = false;
            for (const auto& [clip, pyramid] : results) {
                const std::string key = peakKey(clip);
                m_store->underWay.erase(key);
                if (pyramid == nullptr)
                    m_store->problems[key] = QString();
                else
                    m_store->put(key, pyramid, std::size_t(pyramid->samples()) / 8);
            }
            startPeaks();
            for (const auto& [clip, pyramid] : results)
                Q_EMIT arrived(clip);
        });
}

std::shared_ptr<const SampleBlock> ClipData::samples(ClipId id, TimeRange range)
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return nullptr;
    range.start = std::clamp<std::int64_t>(range.start, 0, clip->frames);
    range.end = std::clamp<std::int64_t>(range.end, range.start, clip->frames);
    const std::string key = "s " + std::to_string(id);
    auto found = m_store->find<SampleBlock>(key);
    if (found != nullptr && found->first <= range.start && found->end() >= range.end)
        return found;
    if (m_store->problems.contains(key) || !m_store->underWay.insert(key).second)
        return nullptr;
    const std::int64_t margin = range.length(); // so that panning finds what it needs
    TimeRange wanted{std::max<std::int64_t>(0, range.start - margin), std::min(clip->frames, range.end + margin)};
    if (clip->frames <= wholeClip)
        wanted = {0, clip->frames};
    const std::uint64_t generation = m_store->generation;
    Job* job = m_workbench.jobs().start(
        tr("Reading samples"), this,
        [file = m_workbench.project()->absolutePath(*clip), wanted](Task& task) {
            return readSamples(file, wanted, task);
        },
        [this, generation, key, id, wanted](SampleBlock block) {
            if (generation != m_store->generation)
                return;
            m_store->underWay.erase(key);
            block.values.resize(
                static_cast<std::size_t>(wanted.length())); // a file that became shorter ends in silence
            const std::size_t size = block.values.size() * sizeof(float);
            m_store->put(key, std::make_shared<const SampleBlock>(std::move(block)), size);
            Q_EMIT arrived(id);
        });
    connect(job, &Job::failed, this, [this, generation, key, id](const QString& reason) {
        if (generation != m_store->generation)
            return;
        m_store->underWay.erase(key);
        m_store->problems[key] = reason;
        Q_EMIT arrived(id);
    });
    return nullptr;
}

std::shared_ptr<const ClipFrames> ClipData::frames(ClipId clip, const std::string& feature, const FrameOptions& options)
{
    const std::string key = frameKey(clip, feature, options);
    if (auto found = m_store->find<ClipFrames>(key))
        return found;
    if (readable(clip) == nullptr || m_store->problems.contains(key) || !m_store->underWay.insert(key).second)
        return nullptr;
    auto& wanted = m_store->wantedFrames;
    auto job = std::find_if(wanted.begin(), wanted.end(),
                            [&](const FrameJob& other) { return other.clip == clip && other.options == options; });
    if (job == wanted.end())
        job = wanted.insert(wanted.end(), {clip, options, {}});
    job->features.push_back(feature);
    flush();
    return nullptr;
}

QString ClipData::anyProblem() const
{
    for (const auto& [key, sentence] : m_store->problems)
        if (!sentence.isEmpty())
            return sentence;
    return {};
}

QString ClipData::problem(ClipId clip, const std::string& feature, const FrameOptions& options) const
{
    const auto found = m_store->problems.find(frameKey(clip, feature, options));
    return found != m_store->problems.end() ? found->second : QString();
}

void ClipData::startFrames(const FrameJob& job)
{
    const Clip* clip = readable(job.clip);
    if (clip == nullptr)
        return;
    const auto work = [job, file = m_workbench.project()->absolutePath(*clip), hash = clip->contentHash](Task& task) {
        FrameResult result;
        result.frames.resize(job.features.size());
        const auto cacheKey = [&](const std::string& feature) {
            return DiskCache::key(hash, "frames 1 " + feature + ' ' + job.options.canonical());
        };
        std::vector<std::string> missing;
        for (std::size_t i = 0; i < job.features.size(); ++i) {
            const std::optional<std::string> bytes =
                hash.empty() ? std::nullopt : userCache().find(cacheKey(job.features[i]));
            ClipFrames kept = bytes ? framesFromBytes(*bytes) : ClipFrames{};
            if (kept.rows > 0)
                result.frames[i] = std::make_shared<const ClipFrames>(std::move(kept));
            else
                missing.push_back(job.features[i]);
        }
        if (missing.empty())
            return result;
        try {
            std::vector<ClipFrames> made = computeClipFrames(file, missing, job.options, task);
            for (std::size_t i = 0, m = 0; i < job.features.size(); ++i) {
                if (result.frames[i] != nullptr)
                    continue;
                if (!hash.empty() && made[m].values.size() * sizeof(float) <= largestEntry)
                    userCache().store(cacheKey(job.features[i]), frameBytes(made[m]));
                result.frames[i] = std::make_shared<const ClipFrames>(std::move(made[m++]));
            }
        } catch (const Error& error) {
            result.problem = errorText(error);
        }
        return result;
    };
    const auto release = [this, job, generation = m_store->generation] {
        for (const std::string& feature : job.features)
            if (generation == m_store->generation)
                m_store->underWay.erase(frameKey(job.clip, feature, job.options));
        return generation == m_store->generation;
    };
    Job* running = m_workbench.jobs().start(tr("Measuring %1").arg(QString::fromStdString(clip->name)), this, work,
                                            [this, job, release](const FrameResult& result) {
                                                if (!release())
                                                    return;
                                                for (std::size_t i = 0; i < job.features.size(); ++i) {
                                                    const std::string key =
                                                        frameKey(job.clip, job.features[i], job.options);
                                                    if (result.frames[i] != nullptr)
                                                        m_store->put(key, result.frames[i], result.frames[i]->bytes());
                                                    else
                                                        m_store->problems[key] = result.problem;
                                                }
                                                Q_EMIT arrived(job.clip);
                                            });
    const auto failed = [this, job, release](const QString& reason) {
        if (!release())
            return;
        for (const std::string& feature : job.features)
            m_store->problems[frameKey(job.clip, feature, job.options)] = reason;
        Q_EMIT arrived(job.clip);
    };
    connect(running, &Job::failed, this, failed);
    connect(running, &Job::cancelled, this, [failed] { failed(tr("Stopped before it was whole.")); });
}

} // namespace suara
