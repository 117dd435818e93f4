#pragma once

#include "core/project/Project.h"
#include "widgets/learning/runs/RunFeed.h"
#include "widgets/learning/runs/RunWork.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace suara {

class Job;
class Workbench;

/// A run that did not come to its end, because the program ended before.
struct UnfinishedRun {
    std::string name;
    TrainSetup setup;
    std::vector<RateChange> rateChanges; ///< as in RunOrder
    int epochs = 0;                      ///< that were learned
    int allEpochs = 0;                   ///< of all rounds; 0 while their number is not known
};

/// The run that is being made: reads the data, trains and evaluates as one background job, and saves the run in the
/// project when it is done. Goes on whatever the window shows. Knows no widgets; tells what it knows at most ten times
/// a second. After every epoch all that it needs to go on is on disk, until it has ended.
class LiveRun : public QObject {
    Q_OBJECT

public:
    enum class Phase { Idle, Reading, Training, Paused, Stopping };

    explicit LiveRun(Workbench& workbench, QObject* parent = nullptr);
    ~LiveRun() override;

    bool isRunning() const { return m_phase != Phase::Idle; }
    Phase phase() const { return m_phase; }
    const std::string& name() const { return m_name; } ///< "Run 7", see runTitle(); stays after the end
    const TrainSetup& setup() const { return m_order.setup; }
    const std::vector<EpochRecord>& history() const { return m_history; } ///< of the round, without losses of rows
    const std::vector<BatchPoint>& batches() const { return m_batches; }  ///< likewise
    int round() const { return m_round; }                                 ///< fold, from 0; the last is of all rows
    int rounds() const { return m_rounds; }                               ///< 1 without folds
    double learningRate() const { return m_learningRate; }                ///< of the last batch
    double fraction() const { return m_fraction; }                        ///< of the phase, in [0, 1]
    double seconds() const;                                               ///< of training, pauses left out
    double secondsLeft() const;                                           ///< of training; negative while unknown
    bool wasLeft() const { return m_wasLeft; }                            ///< its project was closed while it trained
    std::vector<int> keptEpochs() const;                                  ///< of the round, that one can go back to
    RunRecord heldOut(int epoch) const; ///< the rows that the round holds out, with their losses after the epoch

    /// What a crash has left of this project's last run, if anything.
    std::optional<UnfinishedRun> unfinished() const;

public Q_SLOTS:
    void start(const suara::TrainSetup& setup);  ///< nothing while one is running
    void repeat(const suara::RunRecord& record); ///< its choices, and the learning rates that were set by hand
    void goOn();                                 ///< with the unfinished run, as if nothing had happened
    void forgetUnfinished();

    void pause();
    void resume();
    void setLearningRate(double rate); ///< from the next batch on
    void goBackTo(int epoch);          ///< everything as it was after it, or after the last of keptEpochs() before it
    /// Training ends after the batch under way, keeps what was learned and is evaluated; reading data is given up. The
    /// job bar's cancel does the same.
    void stop(bool takesBest = false); ///< with the weights of the best epoch, or the last

Q_SIGNALS:
    void started();
    void advanced(); ///< history, phase or fraction have changed
    void finished(suara::RunId run);
    void ended(const QString& problem);    ///< without a run; "" when the user gave it up
    void troubled(const QString& problem); ///< training goes on, but cannot be gone back to

private:
    void begin(const std::string& name, RunOrder order);
    void launch();
    void listen();
    void setPhase(Phase phase);
    void save();
    void end();
    void remember();
    std::filesystem::path checkpointFolder() const;

    Workbench& m_workbench;
    QPointer<Job> m_job;
    std::shared_ptr<RunFeed> m_feed;
    std::shared_ptr<std::shared_ptr<const RunOutcome>> m_outcome; // filled by the job
    QTimer m_listener;
    QElapsedTimer m_clock; // since training began or was resumed
    double m_secondsBefore = 0.0;
    double m_fractionBefore = 0.0; // of what another program had done
    std::string m_name;
    RunOrder m_order;
    std::vector<EpochRecord> m_history;
    std::vector<std::vector<float>> m_losses; // of the rows held out, epoch by epoch
    std::shared_ptr<const HeldOut> m_heldOut;
    std::vector<BatchPoint> m_batches;
    int m_round = 0;
    int m_rounds = 1;
    double m_learningRate = 0.0;
    Phase m_phase = Phase::Idle;
    double m_fraction = 0.0;
    bool m_isGivenUp = false; // while reading, or because another project is open
    bool m_wasLeft = false;
};

} // namespace suara
