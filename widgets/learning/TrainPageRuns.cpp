#include "core/project/Project.h"
#include "widgets/common/controls/Note.h"
#include "widgets/common/text/Numbers.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/TrainPage.h"
#include "widgets/learning/results/CompareSheet.h"
#include "widgets/learning/results/ResultPanel.h"
#include "widgets/learning/results/RunCharts.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunDesk.h"
#include "widgets/learning/runs/RunShelf.h"
#include "widgets/learning/runs/RunsModel.h"
#include "widgets/learning/runs/RunsPanel.h"
#include "widgets/learning/setup/TrainSetupPanel.h"

// What the Train page shows of runs: the chosen one, those behind it, and what is to be said of them.

namespace suara {

namespace {

constexpr std::size_t usualComparison = 4; // the latest runs, when none is marked

} // namespace

void TrainPage::reloadRuns()
{
    m_runsModel->reload();
    m_desk->setRunCount(m_runsModel->rowCount());
    const RunId wanted = m_runsModel->rowOf(m_shown) >= 0 ? m_shown : m_runsModel->runAt(0);
    if (wanted >= 0)
        m_runs->chooseRun(wanted);
    else
        showRun(-1);
}

void TrainPage::showRun(RunId run)
{
    m_shown = run;
    const Run* stored = run > 0 ? m_workbench.project()->run(run) : nullptr;
    if (stored != nullptr)
        showStored(*stored);
    else if (run == 0)
        showLive();
    else
        m_charts->setRun({});
    if (stored == nullptr) {
        m_result->setRecord(run == 0 ? m_live->heldOut(0) : RunRecord());
        if (run < 0)
            m_desk->setLog({}, 0);
    }
    showCompared();
}

void TrainPage::showLive()
{
    const RunCurves curves{runTitle(m_live->name()), m_live->setup().epochs, m_live->history(), m_live->batches()};
    if (m_charts->run() == curves)
        return;
    m_charts->setRun(curves);
    m_desk->setLog(m_live->history(), m_live->setup().epochs);
}

void TrainPage::showStored(const Run& run)
{
    const RunShelf::Record record = m_shelf->whole(run);
    if (record == nullptr)
        return; // what is shown stays until it has been read
    m_charts->setRun({runTitle(run.name), record->plannedEpochs, record->history, {}});
    m_desk->setLog(record->history, record->plannedEpochs);
    m_note->clear();
    offerUnfinished(); // waits behind the warnings
    if (!record->warningTexts().isEmpty())
        warn([record] { return record->warningTexts(); }, 0);
    m_result->setRecord(*record);
}

/// Under its name in the user's language; its result is told by who shows it.
void TrainPage::showCurves()
{
    if (m_shown == 0)
        showLive();
    if (const Run* stored = m_shown > 0 ? m_workbench.project()->run(m_shown) : nullptr)
        if (const RunShelf::Record record = m_shelf->whole(*stored))
            m_charts->setRun({runTitle(stored->name), record->plannedEpochs, record->history, {}});
    if (m_workbench.project() != nullptr)
        showCompared();
}

/// The rows held out, by their loss after the epoch.
void TrainPage::showEpoch(int epoch)
{
    if (m_shown == 0)
        m_result->setRecord(m_live->heldOut(epoch));
    m_result->showEpoch(epoch);
}

void TrainPage::warn(const std::function<QStringList()>& warnings, qsizetype place)
{
    const qsizetype all = warnings().size();
    m_note->say(Note::Kind::Warning, [warnings, place] { return warnings()[place]; });
    if (all > 1)
        m_note->addAction(
            [place, all] { return tr("Next (%1 of %2)").arg(formatInteger(place + 1), formatInteger(all)); },
            [this, warnings, place, all] { warn(warnings, (place + 1) % all); });
}

/// A run that the program was closed on.
bool TrainPage::offerUnfinished()
{
    const auto run = m_live->unfinished();
    if (!run)
        return false;
    m_note->say(Note::Kind::Info, [name = run->name, kept = run->epochs, all = run->allEpochs] {
        return tr("%1 did not come to its end; %2 of %3 epochs are kept.")
            .arg(runTitle(name), formatInteger(kept), formatInteger(all));
    });
    m_note->addAction([] { return tr("Go on"); }, [this] { m_live->goOn(); });
    m_note->addAction([] { return tr("Forget it"); }, [this] { m_live->forgetUnfinished(); });
    return true;
}

/// Other runs behind the one that is shown, and its own folds.
void TrainPage::showCompared()
{
    std::vector<RunCurves> others;
    const auto add = [&](RunId run) {
        const Run* stored = m_workbench.project()->run(run);
        if (stored == nullptr)
            return;
        const RunShelf::Record record = m_shelf->summary(*stored);
        if (record == nullptr)
            return; // comes when it has been read
        if (run != m_shown)
            others.push_back({runTitle(stored->name), record->plannedEpochs, record->history, {}});
        for (const std::vector<EpochRecord>& fold : record->folds)
            others.push_back(
                {&fold == &record->folds.front() ? tr("folds") : QString(), record->plannedEpochs, fold, {}});
    };
    if (m_shown > 0)
        add(m_shown);
    for (const RunId run : m_runsModel->compared())
        if (run != m_shown)
            add(run);
    m_charts->setCompared(std::move(others));
}

void TrainPage::takeChoices()
{
    if (m_shown > 0)
        m_shelf->whenRead({m_shown}, this, [this](const auto& records) {
            m_setup->setSetup(records.front()->setup);
            setupChanged();
        });
}

/// The shown run and those marked with the eye; without a mark, the latest.
void TrainPage::openComparison()
{
    std::vector<RunId> chosen;
    const std::vector<Run>& all = m_workbench.project()->runs();
    const QSet<RunId>& marked = m_runsModel->compared();
    const bool isMarked = marked.size() > 1 || (marked.size() == 1 && !marked.contains(m_shown));
    for (std::size_t i = 0; i < all.size(); ++i)
        if (isMarked ? all[i].id == m_shown || marked.contains(all[i].id) : i + usualComparison >= all.size())
            chosen.push_back(all[i].id);
    if (!chosen.empty())
        m_shelf->whenRead(chosen, this,
                          [this, chosen](const std::vector<RunShelf::Record>& records) { compare(chosen, records); });
}

void TrainPage::compare(const std::vector<RunId>& chosen, const std::vector<std::shared_ptr<const RunRecord>>& records)
{
    std::vector<CompareSheet::Column> runs;
    for (std::size_t i = 0; i < chosen.size(); ++i)
        if (const Run* run = m_workbench.project()->run(chosen[i]))
            runs.push_back({run->name, records[i]});
    if (m_comparison == nullptr)
        m_comparison = new CompareSheet(window());
    m_comparison->setRuns(std::move(runs));
    m_comparison->open();
}

} // namespace suara
