#include "widgets/learning/runs/RunRepeat.h"

#include "core/learning/ModelFile.h"
#include "widgets/common/workbench/Workbench.h"
#include "widgets/learning/runs/LiveRun.h"
#include "widgets/learning/runs/RunShelf.h"

#include <cstring>
#include <utility>

namespace suara {

namespace {

/// Bit for bit, so that −0 is not 0.
bool areSame(const std::vector<float>& one, const std::vector<float>& other)
{
    return one.size() == other.size() && std::memcmp(one.data(), other.data(), one.size() * sizeof(float)) == 0;
}

std::vector<float> weightsOf(const QByteArray& bytes)
{
    return parseModel({bytes.data(), std::size_t(bytes.size())}, "model").weights;
}

} // namespace

RunRepeat::RunRepeat(Workbench& workbench, LiveRun& live, RunShelf& shelf, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_live(live), m_shelf(shelf)
{
    connect(&live, &LiveRun::finished, this, &RunRepeat::ranThrough);
    connect(&live, &LiveRun::ended, this, [this] { m_first = 0; });
}

void RunRepeat::start(RunId run)
{
    const Run* stored = m_workbench.project()->run(run);
    if (stored == nullptr || m_live.isRunning())
        return;
    m_live.repeat(*stored, m_shelf.now(*stored)->setup);
    m_first = m_live.isRunning() ? run : 0;
}

void RunRepeat::ranThrough(RunId run)
{
    const Project& project = *m_workbench.project();
    const Run* first = project.run(std::exchange(m_first, 0));
    const Run* second = project.run(run);
    if (first == nullptr || second == nullptr)
        return;
    const QString one = QString::fromStdString(first->name);
    const QString other = QString::fromStdString(second->name);
    const bool wasStopped = m_shelf.now(*first)->wasStopped || m_shelf.now(*second)->wasStopped;
    m_workbench.jobs().start(
        [one, other] { return tr("Comparing %1 with %2").arg(other, one); }, this,
        [before = project.runModel(first->id), now = project.runModel(second->id)](Task&) {
            return areSame(weightsOf(before), weightsOf(now));
        },
        [this, one, other, wasStopped](bool isSame) {
            Q_EMIT compared(isSame, [one, other, wasStopped, isSame] {
                const QString text =
                    isSame       ? tr("%1 has the very same weights as %2, bit for bit.")
                    : wasStopped ? tr("%1 has other weights than %2: one of them was stopped.")
                                 : tr("%1 has other weights than %2: the clips or their labels have changed since.");
                return text.arg(other, one);
            });
        });
}

} // namespace suara
