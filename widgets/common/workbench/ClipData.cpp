#include "widgets/common/workbench/ClipData.h"

#include "core/audio/PeakPyramid.h"
#include "core/project/ParallelTask.h"
#include "core/project/Project.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/ClipReading.h"
#include "widgets/common/workbench/Workbench.h"

#include <QPointer>
#include <QTimer>
#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace suara {

namespace {

constexpr std::size_t peaksPerJob = 32;          // clips whose peaks one job makes
constexpr std::int64_t growingClip = 16'000'000; // samples from which peaks are shown while they are made

struct Entry {
    std::shared_ptr<const void> value;
    std::size_t bytes = 0;
    std::uint64_t used = 0;
};

/// Names what is kept by clip and file, so that another file is another thing.
std::string keyOf(const Clip& clip, const std::string& what)
{
    return std::to_string(clip.id) + ' ' + clip.contentHash + ' ' + clip.path + ' ' + what;
}

std::string peakKey(const Clip& clip)
{
    return keyOf(clip, "peaks");
}

std::string sampleKey(const Clip& clip)
{
    return keyOf(clip, "samples");
}

std::string frameKey(const Clip& clip, const std::string& feature, const FrameOptions& options)
{
    return keyOf(clip, feature + ' ' + options.canonical());
}

} // namespace

/// One thing that was asked for, and the file it is made from.
struct ClipData::Wanted {
    ClipId clip = 0;
    std::string key;
    std::filesystem::path file;
    std::string hash;
    std::shared_ptr<GrowingPeaks> growing = nullptr; ///< of peaks that take long
};

/// What became of it: a value, or the sentence why there is none.
struct ClipData::Made {
    std::shared_ptr<const void> value;
    std::size_t bytes = 0;
    QString problem;
};

/// Features of one clip with the same options: one pass.
struct ClipData::FrameJob {
    ClipId clip = 0;
    QString name;
    FrameOptions options;
    std::vector<std::string> features;
    std::vector<Wanted> wanted; ///< one each
};

struct ClipData::Store {
    std::map<std::string, Entry> entries;
    std::map<std::string, QString> problems;
    std::map<std::string, ClipId> stopped;
    std::set<std::string> underWay;
    std::map<std::string, QPointer<Job>> frameJobs; ///< by key of what they make
    std::vector<Wanted> wantedPeaks;
    std::map<ClipId, std::shared_ptr<GrowingPeaks>> growing; ///< peaks under way
    std::vector<FrameJob> wantedFrames;
    std::size_t limit = 0;
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

ClipData::ClipData(Workbench& workbench, std::size_t memoryLimit)
    : m_workbench(workbench), m_store(std::make_unique<Store>())
{
    m_store->limit = memoryLimit;
    connect(&workbench, &Workbench::projectChanged, this, &ClipData::forgetAll);
    connect(&workbench.selection(), &Selection::currentClipChanged, this, &ClipData::resume);
}

ClipData::~ClipData() = default;

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

ClipData::Wanted ClipData::wanted(const Clip& clip, std::string key) const
{
    return {clip.id, std::move(key), m_workbench.project()->absolutePath(clip), clip.contentHash};
}

/// Whether work for it is to start now: it has not failed, was not stopped and is not under way.
bool ClipData::claim(const std::string& key)
{
    return !m_store->problems.contains(key) && !m_store->stopped.contains(key) && m_store->underWay.insert(key).second;
}

void ClipData::flush()
{
    if (m_store->flushing)
        return;
    m_store->flushing = true; // everything asked for in one repaint goes into one job
    QTimer::singleShot(0, this, [this] {
        m_store->flushing = false;
        startPeaks(); // first, for they are there first
        for (const FrameJob& job : std::exchange(m_store->wantedFrames, {}))
            startFrames(job);
    });
}

Job* ClipData::start(const JobTitle& title, const std::vector<Wanted>& wanted, Work work)
{
    const auto ifCurrent = [this, generation = m_store->generation](auto then) {
        return [this, generation, then](const auto&... given) {
            if (generation == m_store->generation)
                then(given...);
        };
    };
    Job* job =
        m_workbench.jobs().start(title, this, std::move(work),
                                 ifCurrent([this, wanted](const std::vector<Made>& made) { settle(wanted, made); }));
    connect(job, &Job::failed, this, ifCurrent([this, wanted](const QString& reason) {
                settle(wanted, std::vector<Made>(wanted.size(), Made{nullptr, 0, reason}));
            }));
    connect(job, &Job::cancelled, this, ifCurrent([this, wanted] { stop(wanted); }));
    return job;
}

void ClipData::settle(const std::vector<Wanted>& wanted, const std::vector<Made>& made)
{
    std::set<ClipId> clips;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        m_store->underWay.erase(wanted[i].key);
        m_store->frameJobs.erase(wanted[i].key);
        clips.insert(wanted[i].clip);
        const Clip* clip = readable(wanted[i].clip);
        if (clip != nullptr && clip->contentHash != wanted[i].hash)
            continue; // of the file as it was before: whoever needs it asks anew
        if (made[i].value != nullptr)
            m_store->put(wanted[i].key, made[i].value, made[i].bytes);
        else
            m_store->problems[wanted[i].key] = made[i].problem;
    }
    for (const ClipId clip : clips)
        Q_EMIT arrived(clip);
}

void ClipData::stop(const std::vector<Wanted>& wanted)
{
    std::set<ClipId> clips;
    for (const Wanted& one : wanted) {
        m_store->underWay.erase(one.key);
        m_store->frameJobs.erase(one.key);
        m_store->stopped[one.key] = one.clip;
        clips.insert(one.clip);
    }
    for (const ClipId clip : clips)
        Q_EMIT arrived(clip);
}

bool ClipData::isStopped(ClipId clip) const
{
    return std::ranges::any_of(m_store->stopped, [clip](const auto& entry) { return entry.second == clip; });
}

void ClipData::resume()
{
    std::set<ClipId> clips;
    for (const auto& [key, clip] : std::exchange(m_store->stopped, {}))
        clips.insert(clip);
    for (const ClipId clip : clips) // views draw anew, and ask for what they need
        Q_EMIT arrived(clip);
}

QString ClipData::problemOf(const std::string& key) const
{
    const auto found = m_store->problems.find(key);
    return found != m_store->problems.end() ? found->second : QString();
}

QString ClipData::problem(ClipId id, const std::string& feature, const FrameOptions& options) const
{
    const Clip* clip = readable(id);
    return clip != nullptr ? problemOf(frameKey(*clip, feature, options)) : QString();
}

QString ClipData::problem(ClipId id) const
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return {};
    const QString ofPeaks = problemOf(peakKey(*clip));
    return ofPeaks.isEmpty() ? problemOf(sampleKey(*clip)) : ofPeaks;
}

std::shared_ptr<const PeakPyramid> ClipData::peaks(ClipId id)
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return nullptr;
    const std::string key = peakKey(*clip);
    if (auto found = m_store->find<PeakPyramid>(key))
        return found;
    if (claim(key)) {
        Wanted one = wanted(*clip, key);
        if (clip->frames >= growingClip)
            one.growing = std::make_shared<GrowingPeaks>();
        m_store->wantedPeaks.push_back(std::move(one));
        flush();
    }
    return nullptr;
}

std::shared_ptr<const PeakPyramid> ClipData::peaksSoFar(ClipId id)
{
    auto whole = peaks(id);
    const auto growing = m_store->growing.find(id);
    return whole != nullptr || growing == m_store->growing.end() ? whole : growing->second->soFar();
}

/// What was asked for last is on the screen now. One that takes long has a job of its own.
std::vector<ClipData::Wanted> ClipData::nextPeaks()
{
    auto& waiting = m_store->wantedPeaks;
    std::vector<Wanted> batch;
    while (!waiting.empty() && batch.size() < peaksPerJob) {
        const bool isLong = waiting.back().growing != nullptr;
        if (isLong && !batch.empty())
            break;
        batch.push_back(std::move(waiting.back()));
        waiting.pop_back();
        if (isLong)
            break;
    }
    return batch;
}

void ClipData::followGrowth(Job* job, const Wanted& wanted)
{
    m_store->growing[wanted.clip] = wanted.growing;
    const auto tell = [this, clip = wanted.clip, growing = wanted.growing, seen = std::int64_t(0)]() mutable {
        const auto soFar = growing->soFar();
        if (soFar != nullptr && std::exchange(seen, soFar->samples()) != soFar->samples())
            Q_EMIT arrived(clip);
    };
    connect(job, &Job::progressed, this, tell);
}

void ClipData::startPeaks()
{
    if (m_store->peaksRunning || m_store->wantedPeaks.empty())
        return;
    const std::vector<Wanted> batch = nextPeaks();
    m_store->peaksRunning = true;
    const auto title = [] {
        return tr("Drawing waveforms");
    };
    Job* job = start(title, batch, [batch](Task& task) {
        ParallelTask progress(task, batch.size());
        std::vector<Made> made;
        for (const Wanted& item : batch) {
            if (batch.size() > 1)
                progress.step();
            try {
                const auto pyramid =
                    readPeaks(item.file, item.hash, item.growing.get(), batch.size() > 1 ? progress.silent() : task);
                made.push_back({pyramid, std::size_t(pyramid->samples()) / 8, {}});
            } catch (const Error& error) {
                made.push_back({nullptr, 0, errorText(error)});
            }
        }
        return made;
    });
    if (batch.front().growing != nullptr)
        followGrowth(job, batch.front());
    const auto goOn = [this, generation = m_store->generation, clip = batch.front().clip] {
        if (generation != m_store->generation)
            return;
        m_store->growing.erase(clip);
        m_store->peaksRunning = false;
        startPeaks();
    };
    connect(job, &Job::succeeded, this, goOn);
    connect(job, &Job::failed, this, goOn);
    connect(job, &Job::cancelled, this, [this, goOn, generation = m_store->generation] {
        if (generation == m_store->generation) // else those that wait are another project's
            stop(std::exchange(m_store->wantedPeaks, {}));
        goOn();
    });
}

std::shared_ptr<const SampleBlock> ClipData::samples(ClipId id, TimeRange range)
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return nullptr;
    range.start = std::clamp<std::int64_t>(range.start, 0, clip->frames);
    range.end = std::clamp<std::int64_t>(range.end, range.start, clip->frames);
    const std::string key = sampleKey(*clip);
    auto found = m_store->find<SampleBlock>(key);
    if (found != nullptr && found->first <= range.start && found->end() >= range.end)
        return found;
    if (!claim(key))
        return nullptr;
    const std::int64_t margin = range.length(); // so that panning finds what it needs
    TimeRange reach{std::max<std::int64_t>(0, range.start - margin), std::min(clip->frames, range.end + margin)};
    if (clip->frames <= wholeClip)
        reach = {0, clip->frames};
    const Wanted one = wanted(*clip, key);
    const auto title = [] {
        return tr("Reading samples");
    };
    start(title, {one}, [one, reach](Task& task) -> std::vector<Made> {
        try {
            SampleBlock block = readSamples(one.file, reach, task);
            block.values.resize(std::size_t(reach.length())); // a file that became shorter ends in silence
            const std::size_t size = block.values.size() * sizeof(float);
            return {{std::make_shared<const SampleBlock>(std::move(block)), size, {}}};
        } catch (const Error& error) {
            return {{nullptr, 0, errorText(error)}};
        }
    });
    return nullptr;
}

std::shared_ptr<const ClipFrames> ClipData::frames(ClipId id, const std::string& feature, const FrameOptions& options)
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return nullptr;
    const std::string key = frameKey(*clip, feature, options);
    if (auto found = m_store->find<ClipFrames>(key))
        return found;
    if (!claim(key))
        return nullptr;
    auto& waiting = m_store->wantedFrames;
    auto job = std::ranges::find_if(
        waiting, [&](const FrameJob& other) { return other.clip == id && other.options == options; });
    if (job == waiting.end())
        job = waiting.insert(waiting.end(), {id, QString::fromStdString(clip->name), options, {}, {}});
    job->features.push_back(feature);
    job->wanted.push_back(wanted(*clip, key));
    flush();
    return nullptr;
}

void ClipData::forget(ClipId clip)
{
    const std::string ofClip = std::to_string(clip) + ' ';
    std::erase_if(m_store->problems, [&](const auto& entry) { return entry.first.starts_with(ofClip); });
    std::vector<std::string> keys;
    for (const auto& [key, entry] : m_store->entries)
        if (key.starts_with(ofClip))
            keys.push_back(key);
    for (const std::string& key : keys)
        m_store->remove(key);
    Q_EMIT arrived(clip); // views ask anew
}

QString ClipData::anyProblem() const
{
    for (const auto& [key, sentence] : m_store->problems)
        if (!sentence.isEmpty())
            return sentence;
    return {};
}

void ClipData::startFrames(const FrameJob& job)
{
    const auto title = [name = job.name] {
        return tr("Measuring %1").arg(name);
    };
    Job* started = start(title, job.wanted, [job](Task& task) {
        std::vector<Made> made;
        try {
            for (const FramesPtr& frames :
                 readFrames(job.wanted.front().file, job.wanted.front().hash, job.features, job.options, task))
                made.push_back({frames, frames->bytes(), {}});
        } catch (const Error& error) {
            made.assign(job.wanted.size(), {nullptr, 0, errorText(error)});
        }
        return made;
    });
    for (const Wanted& one : job.wanted)
        m_store->frameJobs[one.key] = started;
}

/// Ends the pass that makes it. Returns all keys that the pass was to make.
std::vector<std::string> ClipData::dropWork(const std::string& key)
{
    std::vector<std::string> keys;
    auto& waiting = m_store->wantedFrames;
    const auto queued = std::ranges::find_if(waiting, [&](const FrameJob& job) {
        return std::ranges::find(job.wanted, key, &Wanted::key) != job.wanted.end();
    });
    if (queued != waiting.end()) {
        std::ranges::transform(queued->wanted, std::back_inserter(keys), &Wanted::key);
        waiting.erase(queued);
    } else if (const auto found = m_store->frameJobs.find(key); found != m_store->frameJobs.end()) {
        const QPointer<Job> job = found->second;
        std::erase_if(m_store->frameJobs, [&](const auto& entry) {
            if (entry.second != job)
                return false;
            keys.push_back(entry.first);
            return true;
        });
        if (job != nullptr) {
            disconnect(job, nullptr, this, nullptr); // it is not the user who stops it
            job->cancel();
        }
    }
    return keys;
}

void ClipData::release(ClipId id, const std::vector<std::string>& features, const FrameOptions& options)
{
    const Clip* clip = readable(id);
    if (clip == nullptr)
        return;
    bool any = false;
    for (const std::string& feature : features)
        for (const std::string& key : dropWork(frameKey(*clip, feature, options)))
            any = m_store->underWay.erase(key) > 0 || any;
    if (any)
        Q_EMIT arrived(id);
}

} // namespace suara
