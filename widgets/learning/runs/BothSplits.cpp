#include "widgets/learning/runs/BothSplits.h"

#include "core/learning/SplitComparison.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunShelf.h"

#include <utility>

namespace suara {

BothSplits::BothSplits(Workbench& workbench, LiveRun& live, RunShelf& shelf, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_live(live), m_shelf(shelf)
{
    connect(&live, &LiveRun::finished, this, &BothSplits::ranThrough, Qt::QueuedConnection); // after the page
    connect(&live, &LiveRun::ended, this, [this] {
        m_next.reset();
        m_first = 0;
    });
}

void BothSplits::start(const TrainSetup& chosen, TrainSetup::HoldOut other)
{
    if (m_live.isRunning())
        return;
    m_first = 0;
    m_next = chosen;
    m_next->holdOut = other;
    m_live.start(chosen);
}

void BothSplits::ranThrough(RunId run)
{
    if (m_next) {
        const Run* done = m_workbench.project()->run(run);
        const TrainSetup next = *std::exchange(m_next, std::nullopt);
        if (done == nullptr || m_live.isRunning() || m_shelf.now(*done)->wasStopped)
            return; // what was stopped is not followed by another
        m_first = run;
        m_live.start(next);
        return;
    }
    const Run* first = m_workbench.project()->run(std::exchange(m_first, 0));
    const Run* second = m_workbench.project()->run(run);
    if (first == nullptr || second == nullptr)
        return;
    const RunShelf::Record one = m_shelf.now(*first);
    const RunShelf::Record other = m_shelf.now(*second);
    if (!one->scores() || !other->scores())
        return;
    const TrainingWarning sentence = suara::compared(one->matrix, other->matrix).sentence();
    Q_EMIT compared(first->id, second->id,
                    [sentence] { return coreText(sentence.text, packedArguments(sentence.arguments)); });
}

} // namespace suara
