#include "widgets/learning/LiveRun.h"

#include "core/learning/Dataset.h"
#include "core/learning/ModelFile.h"
#include "core/learning/TrainingRun.h"
#include "widgets/common/CoreText.h"
#include "widgets/common/Workbench.h"
#include "widgets/learning/RunRecord.h"
#include "widgets/learning/TrainData.h"

#include <algorithm>
#include <mutex>

namespace suara {

namespace {

constexpr int listenEvery = 100;     // ms
constexpr double readingPart = 0.05; // of the job's progress: usually the features are in the cache

QString nextRunName(const Project& project)
{
    int highest = 0;
    for (const Run& run : project.runs()) {
        const QString name = QString::fromStdString(run.name);
        highest = std::max(highest, name.mid(name.lastIndexOf(u' ') + 1).toInt());
    }
    return LiveRun::tr("Run %1").arg(highest + 1);
}

} // namespace

struct LiveRun::Outcome {
    QByteArray record;
    QByteArray model;
};

struct LiveRun::Shared {
    std::mutex mutex;
    std::vector<EpochRecord> epochs;
    double fraction = 0.0;
    bool isTraining = false;
    TrainingControl control;
    std::shared_ptr<const Outcome> outcome;

    void tellFraction(double value)
    {
        const std::lock_guard lock(mutex);
        fraction = value;
    }

    void beginTraining()
    {
        const std::lock_guard lock(mutex);
        isTraining = true;
        fraction = 0.0;
    }

    TrainingObserver observer()
    {
        TrainingObserver observer;
        observer.epoch = [this](const EpochRecord& record) {
            const std::lock_guard lock(mutex);
            epochs.push_back(record);
        };
        observer.batch = [this](const BatchRecord& record) {
            tellFraction((record.epoch - 1 + double(record.batch) / record.batches) / record.epochs);
        };
        return observer;
    }
};

LiveRun::LiveRun(Workbench& workbench, QObject* parent) : QObject(parent), m_workbench(workbench)
{
    m_listener.setInterval(listenEvery);
    connect(&m_listener, &QTimer::timeout, this, &LiveRun::listen);
    connect(&workbench, &Workbench::projectChanged, this, [this] {
        m_isGivenUp = true;
        if (m_job != nullptr)
            m_job->cancel();
    });
}

LiveRun::~LiveRun() = default;

void LiveRun::start(const TrainSetup& setup)
{
    if (isRunning())
        return;
    m_setup = setup;
    m_name = nextRunName(*m_workbench.project());
    m_history.clear();
    m_fraction = 0.0;
    m_clock.invalidate();
    try {
        launch();
    } catch (const Error& error) {
        Q_EMIT ended(errorText(error));
        return;
    }
    m_phase = Phase::Reading;
    m_listener.start();
    Q_EMIT started();
}

void LiveRun::launch()
{
    m_shared = std::make_shared<Shared>();
    auto work = [shared = m_shared, make = datasetMaker(*m_workbench.project(), m_setup), recipe = recipeOf(m_setup),
                 setup = m_setup](Task& task) {
        PartTask reading(task, 0.0, readingPart, [&](double fraction) { shared->tellFraction(fraction); });
        const Dataset dataset = make(reading);
        reading.checkpoint(1.0); // given up so far, nothing is learned
        shared->beginTraining();
        QElapsedTimer clock;
        clock.start();
        PartTask training(task, readingPart, 1.0); // cancelled, it ends like stopped: what was learned is kept
        const TrainingRun run =
            trainModel(dataset, recipe, training, shared->observer(), {.control = &shared->control});
        const std::string model = modelBytes(run.model);
        shared->outcome =
            std::make_shared<Outcome>(Outcome{recordJson(dataset, run, setup, double(clock.elapsed()) / 1000.0),
                                              QByteArray(model.data(), qsizetype(model.size()))});
    };
    m_isGivenUp = false;
    m_job = m_workbench.jobs().start(tr("Training %1").arg(m_name), this, std::move(work), [this] { save(); });
    connect(m_job, &Job::failed, this, [this](const QString& reason) {
        end();
        Q_EMIT ended(reason);
    });
    connect(m_job, &Job::cancelled, this, [this] { save(); });
}

void LiveRun::stop()
{
    if (m_phase == Phase::Reading && m_job != nullptr) {
        m_isGivenUp = true; // also if training has begun since the last look
        m_job->cancel();
    }
    if (m_phase != Phase::Training)
        return;
    m_shared->control.stop();
    m_phase = Phase::Stopping;
    Q_EMIT advanced();
}

/// Fetches what the training thread has told since.
void LiveRun::listen()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->isTraining && m_phase == Phase::Reading) {
            m_phase = Phase::Training;
            m_clock.start();
        }
        m_fraction = m_shared->fraction;
        m_history.insert(m_history.end(), m_shared->epochs.begin() + std::ptrdiff_t(m_history.size()),
                         m_shared->epochs.end());
    }
    Q_EMIT advanced();
}

double LiveRun::seconds() const
{
    return m_clock.isValid() ? double(m_clock.elapsed()) / 1000.0 : 0.0;
}

double LiveRun::secondsLeft() const
{
    return m_phase == Phase::Training && m_fraction > 0.01 ? seconds() * (1.0 - m_fraction) / m_fraction : -1.0;
}

/// Also of a run that was cancelled while it trained; not of one whose project is gone, or that learned nothing yet.
void LiveRun::save()
{
    listen();
    end();
    if (m_isGivenUp || m_shared->outcome == nullptr) {
        Q_EMIT ended({});
        return;
    }
    const Outcome& outcome = *m_shared->outcome;
    const RunId run = m_workbench.project()->addRun(m_name.toStdString(), outcome.record, outcome.model);
    if (run != 0)
        Q_EMIT finished(run);
    else
        Q_EMIT ended(tr("%1 could not be saved in the project.").arg(m_name));
}

void LiveRun::end()
{
    m_listener.stop();
    m_phase = Phase::Idle;
}

} // namespace suara
