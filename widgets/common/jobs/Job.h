#pragma once

#include "core/base/Task.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QThreadPool>
#include <chrono>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

namespace suara {

class JobRunner;

/// What a job is called: a function that says it in the language then in force.
class JobTitle {
public:
    template<typename Say>
    requires std::is_invocable_r_v<QString, Say> JobTitle(Say say)
        : m_text(std::move(say)) // NOLINT(google-explicit-constructor): every such function is a title
    {
    }

    QString text() const { return m_text(); }

private:
    std::function<QString()> m_text;
};

/// One piece of background work that the interface can show, follow and stop. Signals arrive in the thread that started
/// it. Exactly one of succeeded, failed or cancelled is emitted, then the job deletes itself; none of them, and no
/// then(), when the owner is destroyed first.
class Job : public QObject {
    Q_OBJECT

public:
    ~Job() override;

    QString title() const { return m_title.text(); }
    double fraction() const { return m_fraction; }
    double secondsLeft() const; ///< by the speed so far; negative while unknown
    /// For work that knows better, as it pauses or goes on with what another has begun.
    void setSecondsLeft(std::function<double()> estimate) { m_estimate = std::move(estimate); }
    void cancel(); ///< asks; the work ends at its next checkpoint
    bool isOlderThan(std::chrono::milliseconds age) const;
    int steps() const; ///< of work that can be counted (Task::count); 0: of no such work
    int stepsDone() const;
    void setTold() { m_isTold = true; } ///< who started it says where the user looks why it failed
    bool isTold() const { return m_isTold; }

Q_SIGNALS:
    void progressed(double fraction);
    void succeeded();
    void failed(const QString& reason);
    void cancelled();

private:
    friend class JobRunner;
    struct Shared; // what the working thread and the job both hold

    Job(JobTitle title, QObject* owner);
    void run(QThreadPool& threads, std::function<std::function<void()>(Task&)> work);
    void runPieces(std::function<bool(Task&)> piece, std::function<void()> then);
    void finish(const std::function<void()>& then, const QString& failure, bool wasCancelled);
    void succeed(const std::function<void()>& then);

    JobTitle m_title;
    std::shared_ptr<Shared> m_shared;
    QElapsedTimer m_clock;
    double m_fraction = 0.0;
    std::function<double()> m_estimate;
    bool m_isTold = false;
};

/// The one place where background work is started. Keeps the list of what runs for the job bar.
class JobRunner : public QObject {
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override; ///< cancels what it has started and waits for that

    /// Runs work(task) on the thread pool, then then(result) in the caller's thread; what either throws is the job's
    /// failure. Destroying owner cancels the work
    /// and drops then(), so then() may use owner's members. work owns what it reads: it can outlive owner by one
    /// checkpoint. Never start a job inside a job and wait for it: the pool has few threads.
    template<typename Work, typename Then>
    Job* start(const JobTitle& title, QObject* owner, Work work, Then then)
    {
        using Result = std::invoke_result_t<Work&, Task&>;
        return launch(title, owner,
                      [work = std::move(work), then = std::move(then)](Task& task) mutable -> std::function<void()> {
                          if constexpr (std::is_void_v<Result>) {
                              work(task);
                              return [then = std::move(then)]() mutable {
                                  then();
                              };
                          } else {
                              auto result = std::make_shared<Result>(work(task));
                              return [then = std::move(then), result]() mutable {
                                  then(std::move(*result));
                              };
                          }
                      });
    }

    /// Work that must be done in this thread, as all that touches the open project file: piece(task) does some
    /// milliseconds of it and says whether more is left, then other events have their turn. When none is left, then().
    /// piece looks itself whether it is cancelled. Everything else as for start().
    Job* startPieces(const JobTitle& title, QObject* owner, std::function<bool(Task&)> piece,
                     std::function<void()> then);

    const QList<Job*>& jobs() const { return m_jobs; } ///< oldest first

Q_SIGNALS:
    void started(suara::Job* job);
    void ended(suara::Job* job); ///< the pointer is only a name by now

private:
    Job* launch(const JobTitle& title, QObject* owner, std::function<std::function<void()>(Task&)> work);
    Job* add(const JobTitle& title, QObject* owner);

    QList<Job*> m_jobs;
    /// Not Qt's own: Qt paints large areas with that one and waits for it, so a long job there would hold up the
    /// window.
    QThreadPool m_threads;
};

} // namespace suara
