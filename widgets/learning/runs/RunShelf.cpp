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

RunShelf::Record RunShelf::summary(const Run& run)
{
    const auto found = m_entries.find(run.id);
    if (found != m_entries.end() && found->second.bytes == run.record)
        return found->second.summary;
    if (mayReadAtOnce(run))
        return now(run);
    await(run);
    return nullptr;
}

RunShelf::Record RunShelf::whole(const Run& run)
{
    const auto found = m_entries.find(run.id);
    const bool isKnown = found != m_entries.end() && found->second.bytes == run.record;
    if (isKnown && m_wanted == run.id && m_whole != nullptr)
        return m_whole;
    m_wanted = run.id;
    m_whole.reset();
    if (mayReadAtOnce(run))
        keep(run, read(run));
    else
        await(run);
    return m_whole;
}

RunShelf::Record RunShelf::now(const Run& run)
{
    const auto found = m_entries.find(run.id);
    if (found == m_entries.end() || found->second.bytes != run.record)
        keep(run, read(run));
    return m_entries.at(run.id).summary;
}

void RunShelf::clear()
{
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
    const auto work = [runs](Task& task) {
        Read records;
        for (const Run& run : runs) {
            task.checkpoint(double(records.size()) / double(runs.size()));
            records.emplace_back(run, read(run));
        }
        return records;
    };
    Job* job = m_workbench.jobs().start([] { return tr("Reading the runs"); }, this, work,
                                        [this](const Read& records) {
                                            for (const auto& [run, record] : records)
                                                keep(run, record);
                                            for (const auto& [run, record] : records)
                                                Q_EMIT arrived(run.id);
                                        });
    const auto goOn = [this] {
        m_isReading = false;
        readNext();
    };
    connect(job, &Job::succeeded, this, goOn);
    connect(job, &Job::failed, this, goOn);
    connect(job, &Job::cancelled, this, goOn);
}

} // namespace suara
