#include "widgets/learning/data/DataWatch.h"

#include "widgets/common/workbench/Workbench.h"

#include <QFileInfo>

namespace suara {

namespace {

constexpr int settleTime = 150; // ms without a further change before the data is looked at again

} // namespace

DataWatch::DataWatch(Workbench& workbench, std::function<TrainSetup()> setup, QObject* parent)
    : QObject(parent), m_workbench(workbench), m_setup(std::move(setup)), m_leaks(new LeakChecker(workbench, this))
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(settleTime);
    connect(&m_timer, &QTimer::timeout, this, &DataWatch::look);
    connect(m_leaks, &LeakChecker::found, this, &DataWatch::leaksFound);
}

void DataWatch::lookSoon()
{
    m_timer.start();
}

void DataWatch::look()
{
    if (m_job != nullptr)
        m_job->cancel(); // of what was chosen before
    const TrainSetup setup = m_setup();
    Q_EMIT summarised(summaryOf(*m_workbench.project(), setup));
    m_leaks->check(setup);
    const bool isNamed = !(setup.source == TrainSetup::Source::CsvFile ? setup.csvFile : setup.folder).isEmpty();
    if (!setup.isProject() && isNamed)
        readSource(setup);
}

/// Only to say how many rows and classes a file or folder has; training reads it again.
void DataWatch::readSource(const TrainSetup& setup)
{
    const bool isFile = setup.source == TrainSetup::Source::CsvFile;
    const QString name = QFileInfo(isFile ? setup.csvFile : setup.folder).fileName();
    m_job = m_workbench.jobs().start([name] { return tr("Reading %1").arg(name); }, this, summaryMaker(setup),
                                     [this, setup](const DataSummary& summary) {
                                         if (m_setup() == setup)
                                             Q_EMIT summarised(summary);
                                     });
    m_job->setTold();
    connect(m_job, &Job::failed, this, [this, setup](const QString& problem) {
        if (m_setup() == setup)
            Q_EMIT problemFound(problem);
    });
}

} // namespace suara
