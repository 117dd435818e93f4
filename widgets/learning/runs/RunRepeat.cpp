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
    m_shelf.whenRead({run}, this, [this, run](const auto& records) {
        if (m_live.isRunning())
            return;
        m_live.repeat(*records.front());
        m_first = m_live.isRunning() ? run : 0;
    });
}

void RunRepeat::ranThrough(RunId run)
{
    if (const RunId first = std::exchange(m_first, 0); first != 0)
        m_shelf.whenRead({first, run}, this, [this, first, run](const auto& records) {
            compare(first, run, records.front()->wasStopped || records.back()->wasStopped);
        });
}

void RunRepeat::compare(RunId first, RunId second, bool wasStopped)
{
    const Project& project = *m_workbench.project();
    const Run* before = project.run(first);
    const Run* now = project.run(second);
    if (before == nullptr || now == nullptr)
        return;
    const auto one = [name = before->name] {
        return runTitle(name);
    };
    const auto other = [name = now->name] {
        return runTitle(name);
    };
    m_workbench.jobs().start(
        [one, other] { return tr("Comparing %1 with %2").arg(other(), one()); }, this,
        [before = project.runModel(first), now = project.runModel(second)](Task&) {
            return areSame(weightsOf(before), weightsOf(now));
        },
        [this, one, other, wasStopped](bool isSame) {
            Q_EMIT compared(isSame, [one, other, wasStopped, isSame] {
                const QString text =
                    isSame       ? tr("%1 has the very same weights as %2, bit for bit.")
                    : wasStopped ? tr("%1 has other weights than %2: one of them was stopped.")
                                 : tr("%1 has other weights than %2: the clips or their labels have changed since.");
                return text.arg(other(), one());
            });
        });
}

} // namespace suara
