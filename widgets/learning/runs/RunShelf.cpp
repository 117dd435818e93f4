#include "widgets/learning/runs/RunShelf.h"

#include "widgets/common/workbench/Workbench.h"

#include <QTimer>
#include <algorithm>
#include <utility>

namespace suara {

namespace {

constexpr qsizetype shortRecord = 65536;          // bytes: read in under a millisecond
constexpr qsizetype mostAtOnce = 4 * shortRecord; // in one turn
constexpr qsizetype runsOfAJob = 8;

RunShelf::Record read(const Run& run)
{
    return std::make_shared<RunRecord>(runRecordOf(run.record));
}

} // namespace

RunShelf::RunShelf(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench) {}

RunShelf::Record RunShelf::known(const Run& run) const
{
    const auto found = m_entries.find(run.id);
    return found != m_entries.end() && found->second.bytes == run.record ? found->second.summary : nullptr;
}

RunShelf::Record RunShelf::summary(const Run& run)
{
    if (Record there = known(run))
        return there;
    if (mayReadAtOnce(run)) {
        keep(run, read(run));
        return known(run);
    }
    await(run);
    return nullptr;
}

RunShelf::Record RunShelf::whole(const Run& run)
{
    if (known(run) != nullptr && m_wanted == run.id && m_whole != nullptr)
        return m_whole;
    m_wanted = run.id;
    m_whole.reset();
    if (mayReadAtOnce(run))
        keep(run, read(run));
    else
        await(run);
    return m_whole;
}

void RunShelf::whenRead(const std::vector<RunId>& runs, QObject* owner, std::function<void(std::vector<Record>)> then)
{
    std::vector<Record> records;
    QList<Run> unread;
    for (const RunId id : runs) {
        const Run* run = m_workbench.project()->run(id);
        if (run == nullptr)
            return;
        if (known(*run) == nullptr && mayReadAtOnce(*run))
            keep(*run, read(*run));
        records.push_back(known(*run));
        if (records.back() == nullptr)
            unread.append(*run);
    }
    if (unread.isEmpty())
        return then(std::move(records));
    m_workbench.jobs().start([] { return tr("Reading the runs"); }, owner, reading(unread),
                             [this, runs, owner, then = std::move(then), generation = m_generation](const Read& made) {
                                 if (generation != m_generation)
                                     return; // another project is open
                                 keepAll(made);
                                 whenRead(runs, owner, then);
                             });
}

void RunShelf::clear()
{
    ++m_generation;
    m_entries.clear();
    m_waiting.clear();
    m_wanted = 0;
    m_whole.reset();
}

bool RunShelf::mayReadAtOnce(const Run& run)
{
    if (run.record.size() > shortRecord || m_readAtOnce + run.record.size() > mostAtOnce)
        return false;
    if (m_readAtOnce == 0)
        QTimer::singleShot(0, this, [this] { m_readAtOnce = 0; });
    m_readAtOnce += run.record.size();
    return true;
}

void RunShelf::keep(const Run& run, const Record& record)
{
    if (run.id == m_wanted)
        m_whole = record;
    auto summary = std::make_shared<RunRecord>(*record);
    summary->tests = {};
    summary->parts = {};
    m_entries[run.id] = {run.record, std::move(summary)};
}

void RunShelf::keepAll(const Read& records)
{
    for (const auto& [run, record] : records)
        keep(run, record);
    for (const auto& [run, record] : records)
        Q_EMIT arrived(run.id);
}

RunShelf::Work RunShelf::reading(const QList<Run>& runs)
{
    return [runs](Task& task) {
        Read records;
        for (const Run& run : runs) {
            task.checkpoint(double(records.size()) / double(runs.size()));
            records.emplace_back(run, read(run));
        }
        return records;
    };
}

/// The run asked for last is read before those that wait.
void RunShelf::await(const Run& run)
{
    m_waiting.removeIf([&](const Run& other) { return other.id == run.id; });
    if (run.id == m_wanted)
        m_waiting.prepend(run);
    else
        m_waiting.append(run);
    readNext();
}

void RunShelf::readNext()
{
    if (m_isReading || m_waiting.isEmpty())
        return;
    const qsizetype count = m_waiting.first().id == m_wanted ? 1 : std::min(runsOfAJob, m_waiting.size());
    const QList<Run> runs = m_waiting.mid(0, count);
    m_waiting.remove(0, count);
    m_isReading = true;
    Job* job = m_workbench.jobs().start([] { return tr("Reading the runs"); }, this, reading(runs),
                                        [this](const Read& records) { keepAll(records); });
    const auto goOn = [this] {
        m_isReading = false;
        readNext();
    };
    connect(job, &Job::succeeded, this, goOn);
    connect(job, &Job::failed, this, goOn);
    connect(job, &Job::cancelled, this, goOn);
}

} // namespace suara
