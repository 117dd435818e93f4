#include "widgets/learning/runs/BothSplits.h"

#include "core/learning/SplitComparison.h"
#include "widgets/common/text/CoreText.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunShelf.h"

#include <utility>

namespace suara {

BothSplits::BothSplits(LiveRun& live, RunShelf& shelf, QObject* parent) : QObject(parent), m_live(live), m_shelf(shelf)
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
    if (m_next)
        m_shelf.whenRead({run}, this, [this, run, next = *std::exchange(m_next, std::nullopt)](const auto& records) {
            if (m_live.isRunning() || records.front()->wasStopped)
                return; // what was stopped is not followed by another
            m_first = run;
            m_live.start(next);
        });
    else if (const RunId first = std::exchange(m_first, 0); first != 0)
        m_shelf.whenRead({first, run}, this, [this, first, run](const auto& records) {
            tell(first, *records.front(), run, *records.back());
        });
}

void BothSplits::tell(RunId first, const RunRecord& one, RunId second, const RunRecord& other)
{
    if (!one.scores() || !other.scores())
        return;
    const TrainingWarning sentence = suara::compared(one.matrix, other.matrix).sentence();
    Q_EMIT compared(first, second, [sentence] { return coreText(sentence.text, packedArguments(sentence.arguments)); });
}

} // namespace suara
