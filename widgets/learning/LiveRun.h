#pragma once

#include "core/learning/Trainer.h"
#include "core/project/Project.h"
#include "widgets/learning/TrainSetup.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <memory>
#include <vector>

namespace suara {

class Job;
class Workbench;

/// The run that is being made: reads the data, trains and evaluates as one background job, and saves the run in the
/// project when it is done. Goes on whatever the window shows. Knows no widgets; tells what it knows at most ten times
/// a second.
class LiveRun : public QObject {
    Q_OBJECT

public:
    enum class Phase { Idle, Reading, Training, Stopping };

    explicit LiveRun(Workbench& workbench, QObject* parent = nullptr);
    ~LiveRun() override;

    bool isRunning() const { return m_phase != Phase::Idle; }
    Phase phase() const { return m_phase; }
    const QString& name() const { return m_name; } ///< "Run 7"; stays after the end
    const TrainSetup& setup() const { return m_setup; }
    const std::vector<EpochRecord>& history() const { return m_history; }
    double fraction() const { return m_fraction; } ///< of the phase, in [0, 1]
    double seconds() const;                        ///< since training began
    double secondsLeft() const;                    ///< of training; negative while unknown

public Q_SLOTS:
    void start(const suara::TrainSetup& setup); ///< nothing while one is running
    /// Training ends after the batch under way, keeps what was learned and is evaluated; reading data is given up. The
    /// job bar's cancel does the same.
    void stop();

Q_SIGNALS:
    void started();
    void advanced(); ///< history, phase or fraction have changed
    void finished(suara::RunId run);
    void ended(const QString& problem); ///< without a run; "" when the user gave it up

private:
    struct Shared;  // what the training thread tells
    struct Outcome; // what it leaves behind

    void launch();
    void listen();
    void save();
    void end();

    Workbench& m_workbench;
    QPointer<Job> m_job;
    std::shared_ptr<Shared> m_shared;
    QTimer m_listener;
    QElapsedTimer m_clock; // since training began
    QString m_name;
    TrainSetup m_setup;
    std::vector<EpochRecord> m_history;
    Phase m_phase = Phase::Idle;
    double m_fraction = 0.0;
    bool m_isGivenUp = false; // while reading, or because another project is open
};

} // namespace suara
