#include "widgets/common/jobs/Job.h"

#include "widgets/common/text/CoreText.h"

#include <QCoreApplication>
#include <QTimer>
#include <algorithm>
#include <mutex>

namespace suara {

/// Lives as long as the job or the working thread, whichever is longer. `job` is only touched under the mutex.
struct Job::Shared final : Task {
    std::atomic<bool> stop = false;
    std::atomic<double> fraction = 0.0;
    std::atomic<bool> posted = false;
    std::atomic<int> done = 0;
    std::atomic<int> steps = 0;
    std::mutex mutex;
    Job* job = nullptr;

    bool isCancelled() const override { return stop; }

    void count(int countDone, int all) override
    {
        done = countDone;
        steps = all;
    }

    void report(double value) override
    {
        if (value <= fraction)
            return;
        fraction = std::min(value, 1.0);
        if (posted.exchange(true))
            return; // one event under way is enough, it reads the newest value
        post([this](Job& target) {
            posted = false;
            target.m_fraction = fraction;
            Q_EMIT target.progressed(target.m_fraction);
        });
    }

    template<typename Action>
    void post(Action action)
    {
        const std::lock_guard lock(mutex);
        if (job != nullptr)
            QMetaObject::invokeMethod(
                job, [target = job, action] { action(*target); }, Qt::QueuedConnection);
    }
};

Job::Job(JobTitle title, QObject* owner) : m_title(std::move(title)), m_shared(std::make_shared<Shared>())
{
    m_shared->job = this;
    m_clock.start();
    if (owner != nullptr)
        connect(owner, &QObject::destroyed, this, [this] {
            cancel();
            delete this;
        });
}

Job::~Job()
{
    m_shared->stop = true;
    const std::lock_guard lock(m_shared->mutex);
    m_shared->job = nullptr;
}

double Job::secondsLeft() const
{
    if (m_estimate)
        return m_estimate();
    const double elapsed = double(m_clock.elapsed()) / 1000.0;
    return m_fraction > 0.01 && elapsed > 0.5 ? elapsed * (1.0 - m_fraction) / m_fraction : -1.0;
}

bool Job::isOlderThan(std::chrono::milliseconds age) const
{
    return m_clock.hasExpired(age.count());
}

int Job::steps() const
{
    return m_shared->steps;
}

int Job::stepsDone() const
{
    return m_shared->done;
}

void Job::cancel()
{
    m_shared->stop = true;
}

void Job::run(QThreadPool& threads, std::function<std::function<void()>(Task&)> work)
{
    threads.start([shared = m_shared, work = std::move(work)]() mutable {
        std::function<void()> then;
        QString failure;
        bool wasCancelled = false;
        try {
            shared->checkpoint(0.0);
            then = work(*shared);
        } catch (const Cancelled&) {
            wasCancelled = true;
        } catch (const std::exception& error) {
            failure = errorText(error);
        }
        work = nullptr; // what it owns is released in this thread
        shared->post(
            [then = std::move(then), failure, wasCancelled](Job& job) { job.finish(then, failure, wasCancelled); });
    });
}

void Job::runPieces(std::function<bool(Task&)> piece, std::function<void()> then)
{
    auto* turn = new QTimer(this); // a posted event would leave no turn to the others
    connect(turn, &QTimer::timeout, this,
            [turn = QPointer(turn), shared = m_shared, piece = std::move(piece), then = std::move(then)] {
                bool more = false;
                QString failure;
                try {
                    more = piece(*shared);
                } catch (const Cancelled&) {
                    shared->stop = true;
                } catch (const std::exception& error) {
                    failure = errorText(error);
                }
                if (turn == nullptr || more)
                    return; // the piece may have destroyed the owner, and with it the job
                turn->stop();
                shared->job->finish(then, failure, false);
            });
    turn->start();
}

void Job::finish(const std::function<void()>& then, const QString& failure, bool wasCancelled)
{
    const QPointer<Job> guard(this); // then() may destroy the owner, and with it this job
    if (wasCancelled || m_shared->stop) {
        Q_EMIT cancelled();
    } else if (!failure.isNull()) {
        Q_EMIT failed(failure);
    } else {
        succeed(then);
    }
    if (guard)
        deleteLater();
}

void Job::succeed(const std::function<void()>& then)
{
    const QPointer<Job> guard(this);
    try {
        then();
    } catch (const std::exception& error) {
        if (guard)
            Q_EMIT failed(errorText(error));
        return;
    }
    if (guard)
        Q_EMIT succeeded();
}

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    m_threads.setMaxThreadCount(std::max(4, m_threads.maxThreadCount())); // a training keeps one, even while paused
}

JobRunner::~JobRunner()
{
    for (Job* job : std::exchange(m_jobs, {})) {
        job->disconnect(this);
        delete job;
    }
    m_threads.waitForDone();
}

Job* JobRunner::launch(const JobTitle& title, QObject* owner, std::function<std::function<void()>(Task&)> work)
{
    Job* job = add(title, owner);
    job->run(m_threads, std::move(work));
    return job;
}

Job* JobRunner::startPieces(const JobTitle& title, QObject* owner, std::function<bool(Task&)> piece,
                            std::function<void()> then)
{
    Job* job = add(title, owner);
    job->runPieces(std::move(piece), std::move(then));
    return job;
}

Job* JobRunner::add(const JobTitle& title, QObject* owner)
{
    auto* job = new Job(title, owner);
    m_jobs.append(job);
    connect(job, &QObject::destroyed, this, [this, job] {
        m_jobs.removeOne(job);
        Q_EMIT ended(job);
    });
    Q_EMIT started(job);
    return job;
}

} // namespace suara
