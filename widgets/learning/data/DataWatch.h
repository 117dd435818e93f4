#pragma once

#include "widgets/learning/data/LeakChecker.h"
#include "widgets/learning/data/TrainData.h"
#include "widgets/learning/plan/TrainSetup.h"

#include <QObject>
#include <QPointer>
#include <QTimer>
#include <functional>

namespace suara {

class Job;
class Workbench;

/// Looks at what a setup would learn from, soon after the project or the setup has changed: rows, classes, and what
/// stands on both sides of the split.
class DataWatch : public QObject {
    Q_OBJECT

public:
    DataWatch(Workbench& workbench, std::function<TrainSetup()> setup, QObject* parent = nullptr);

    void lookSoon();
    void look();

Q_SIGNALS:
    void summarised(const suara::DataSummary& summary);
    void leaksFound(const QList<suara::LeakFinding>& findings);
    void problemFound(const QString& sentence);

private:
    void readSource(const TrainSetup& setup);

    Workbench& m_workbench;
    std::function<TrainSetup()> m_setup;
    LeakChecker* m_leaks;
    QTimer m_timer;
    QPointer<Job> m_job; // reads a file or folder to say what is in it
};

} // namespace suara
