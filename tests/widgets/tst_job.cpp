#include "core/base/Error.h"
#include "core/base/Text.h"
#include "widgets/common/controls/IconButton.h"
#include "widgets/common/jobs/Job.h"
#include "widgets/common/jobs/JobBar.h"
#include "widgets/common/text/CoreText.h"

#include <QImage>
#include <QLabel>
#include <QPainter>
#include <QPointer>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <QThreadPool>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <memory>
#include <new>
#include <system_error>

using namespace suara;

namespace {

// Titles.
QString x()
{
    return QStringLiteral("x");
}

QString y()
{
    return QStringLiteral("y");
}

} // namespace

/// The promises of Job.h.
/// How long a widget was shown, from the event to the event: however late a loaded machine tells a test of them.
class ShownTime : public QObject {
public:
    explicit ShownTime(QWidget& widget) { widget.installEventFilter(this); }
    qint64 milliseconds() const { return m_milliseconds; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Show)
            m_clock.start();
        else if (event->type() == QEvent::Hide && m_clock.isValid())
            m_milliseconds = m_clock.elapsed();
        return QObject::eventFilter(watched, event);
    }

private:
    QElapsedTimer m_clock;
    qint64 m_milliseconds = -1;
};

class TestJob : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theTitleMayFollowTheLanguage()
    {
        JobRunner runner;
        QString word = QStringLiteral("Reading");
        Job* job = runner.start([&word] { return word; }, this, [](Task&) {}, [] {});
        QSignalSpy done(job, &Job::succeeded);
        QCOMPARE(job->title(), word);
        word = QStringLiteral("Membaca");
        QCOMPARE(job->title(), word);
        QVERIFY(done.wait());
    }

    void progressOnlyRises()
    {
        JobRunner runner;
        QList<double> seen;
        Job* job = runner.start(
            x, this,
            [](Task& task) {
                for (const double fraction : {0.1, 0.5, 0.3, 0.5, 0.9, 2.0}) {
                    task.report(fraction);
                    QThread::msleep(5);
                }
            },
            [] {});
        connect(job, &Job::progressed, this, [&](double fraction) { seen << fraction; });
        QSignalSpy done(job, &Job::succeeded);
        QVERIFY(done.wait());
        QVERIFY(seen.size() >= 2);
        for (qsizetype i = 1; i < seen.size(); ++i)
            QVERIFY(seen[i] >= seen[i - 1]);
        QCOMPARE(seen.last(), 1.0);
    }

    void paintingDoesNotWaitForJobs() // Qt paints large fills in pieces, and waits for them
    {
        QSemaphore painted;
        std::atomic<int> heldUp = 0;
        JobRunner runner;
        const int jobs = 2 * QThread::idealThreadCount();
        for (int i = 0; i < jobs; ++i)
            runner.start(
                x, this,
                [&](Task&) {
                    if (!painted.tryAcquire(1, 10'000))
                        ++heldUp;
                },
                [] {});
        QImage image(2000, 2000, QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::white);
        QPainter(&image).fillRect(image.rect(), QColor(10, 20, 30, 100));
        painted.release(jobs);
        QTRY_VERIFY(runner.jobs().isEmpty());
        QCOMPARE(heldUp, 0);
    }

    void theResultArrivesInThisThread()
    {
        JobRunner runner;
        int result = 0;
        QThread* thread = nullptr;
        Job* job = runner.start(
            x, this, [](Task&) { return std::make_unique<int>(42); },
            [&](std::unique_ptr<int> value) {
                result = *value;
                thread = QThread::currentThread();
            });
        QSignalSpy done(job, &Job::succeeded);
        QVERIFY(done.wait());
        QCOMPARE(result, 42);
        QCOMPARE(thread, QThread::currentThread());
    }

    void failureSaysWhy()
    {
        JobRunner runner;
        bool arrived = false;
        Job* job = runner.start(
            x, this, [](Task&) { throw IoError("/a/kick.wav", SUARA_TEXT("Core", "The disk said %1."), {"no"}); },
            [&] { arrived = true; });
        QSignalSpy failed(job, &Job::failed);
        QSignalSpy succeeded(job, &Job::succeeded);
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("kick.wav")));
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("The disk said no.")));
        QVERIFY(!arrived);
        QCOMPARE(succeeded.count(), 0);
    }

    void whatLibrariesThrowIsSaidInOurWords()
    {
        QVERIFY(errorText(std::bad_alloc()).contains(QStringLiteral("not enough memory")));
        const auto denied = std::make_error_code(std::errc::permission_denied);
        const QString said = errorText(std::filesystem::filesystem_error("status", "/a/closed", denied));
        QCOMPARE(said, QStringLiteral("closed: ") + QString::fromStdString(denied.message()));
    }

    void cancelStopsAtTheNextCheckpoint()
    {
        JobRunner runner;
        auto rounds = std::make_shared<std::atomic<int>>(0);
        auto reached = std::make_shared<QSemaphore>();
        bool arrived = false;
        Job* job = runner.start(
            x, this,
            [rounds, reached](Task& task) {
                for (;; ++*rounds) {
                    task.checkpoint(0.5);
                    reached->release();
                    QThread::msleep(1);
                }
            },
            [&] { arrived = true; });
        QSignalSpy cancelled(job, &Job::cancelled);
        reached->acquire();
        job->cancel();
        QVERIFY(cancelled.wait());
        QVERIFY(!arrived);
        const int after = *rounds;
        QTest::qWait(20);
        QCOMPARE(rounds->load(), after);
    }

    void aLostOwnerStopsTheWork()
    {
        JobRunner runner;
        auto owner = std::make_unique<QObject>();
        auto stopped = std::make_shared<std::atomic<bool>>(false);
        auto reached = std::make_shared<QSemaphore>();
        bool arrived = false;
        QPointer<Job> job = runner.start(
            x, owner.get(),
            [stopped, reached](Task& task) {
                reached->release();
                while (!task.isCancelled())
                    QThread::msleep(1);
                *stopped = true;
            },
            [&] { arrived = true; });
        QSignalSpy ended(&runner, &JobRunner::ended);
        reached->acquire();
        owner.reset();
        QVERIFY(!job);
        QCOMPARE(ended.count(), 1);
        QTRY_VERIFY(stopped->load());
        QTest::qWait(20);
        QVERIFY(!arrived);
        QVERIFY(runner.jobs().isEmpty());
    }

    void thenMayCloseTheWindow()
    {
        JobRunner runner;
        auto* owner = new QObject;
        QPointer<QObject> guard(owner);
        QSignalSpy ended(&runner, &JobRunner::ended);
        runner.start(
            x, owner, [](Task&) { return 1; }, [owner](int) { delete owner; });
        QVERIFY(ended.wait());
        QVERIFY(!guard);
    }

    void whatThenThrowsIsAFailure()
    {
        JobRunner runner;
        Job* job = runner.start(
            x, this, [](Task&) {},
            [] { throw ParameterError(SUARA_TEXT("Core", "There is nothing to look through.")); });
        QSignalSpy failed(job, &Job::failed);
        QSignalSpy succeeded(job, &Job::succeeded);
        QVERIFY(failed.wait());
        QCOMPARE(failed.first().first().toString(), QStringLiteral("There is nothing to look through."));
        QCOMPARE(succeeded.count(), 0);
        QTRY_VERIFY(runner.jobs().isEmpty());
    }

    void aRunnerThatEndsWaitsForItsOwnWorkOnly()
    {
        JobRunner other;
        QSemaphore reached;
        std::atomic<bool> hasEnded = false;
        std::atomic<bool> gaveUp = false;
        other.start(
            x, this,
            [&](Task&) {
                reached.release();
                for (int round = 0; !hasEnded && !gaveUp; ++round) {
                    QThread::msleep(1);
                    gaveUp = round > 20000;
                }
            },
            [] {});
        reached.acquire();
        {
            JobRunner own;
            own.start(
                y, this, [](Task&) {}, [] {});
        }
        hasEnded = true;
        QVERIFY(!gaveUp);
    }

    void piecesLeaveTheOthersTheirTurn()
    {
        JobRunner runner;
        auto pieces = std::make_shared<int>(0);
        int turns = 0;
        QTimer others;
        connect(&others, &QTimer::timeout, this, [&] { ++turns; });
        others.start(0);
        bool arrived = false;
        QThread* thread = nullptr;
        Job* job = runner.startPieces(
            x, this,
            [pieces, &thread](Task& task) {
                task.count(++*pieces, 20);
                thread = QThread::currentThread();
                return *pieces < 20;
            },
            [&] { arrived = true; });
        QCOMPARE(*pieces, 0); // not yet within the call
        QSignalSpy done(job, &Job::succeeded);
        QVERIFY(done.wait());
        QVERIFY(arrived);
        QCOMPARE(*pieces, 20);
        QVERIFY(turns >= 10);
        QCOMPARE(thread, QThread::currentThread());
    }

    void piecesFailAndAreCancelledLikeOtherWork()
    {
        JobRunner runner;
        const auto piece = [](Task& task) -> bool {
            task.checkpoint(0.5);
            throw IoError("/a/kick.wav", SUARA_TEXT("Core", "The disk said %1."), {"no"});
        };
        bool arrived = false;
        Job* failing = runner.startPieces(x, this, piece, [&] { arrived = true; });
        QSignalSpy failed(failing, &Job::failed);
        QVERIFY(failed.wait());
        QVERIFY(failed.first().first().toString().contains(QStringLiteral("The disk said no.")));
        Job* stopped = runner.startPieces(x, this, piece, [&] { arrived = true; });
        QSignalSpy cancelled(stopped, &Job::cancelled);
        stopped->cancel();
        QVERIFY(cancelled.wait());
        auto* owner = new QObject;
        runner.startPieces(
            x, owner,
            [owner](Task&) {
                delete owner;
                return true;
            },
            [&] { arrived = true; });
        QTRY_VERIFY(runner.jobs().isEmpty());
        QVERIFY(!arrived);
    }

    void whatIsDoneInAMomentIsNotShown()
    {
        JobRunner runner;
        JobBar bar(runner, nullptr, std::chrono::hours(1));
        Job* job = runner.start(
            x, this, [](Task& task) { task.step(1, 2); }, [] {});
        QSignalSpy progressed(job, &Job::progressed);
        QVERIFY(progressed.wait());
        QVERIFY(bar.isHidden());
        QTRY_VERIFY(runner.jobs().isEmpty());
        QVERIFY(bar.isHidden());
    }

    void theBarFollowsAndStops()
    {
        JobRunner runner;
        JobBar bar(runner, nullptr, std::chrono::milliseconds(0));
        QVERIFY(bar.isHidden());
        Job* job = runner.start([] { return QStringLiteral("Features"); }, this,
                                [](Task& task) {
                                    for (;;) {
                                        task.step(30, 60);
                                        QThread::msleep(1);
                                    }
                                },
                                [] {});
        QVERIFY(bar.isHidden()); // whoever asked may be painting
        QTRY_VERIFY(!bar.isHidden());
        QTRY_VERIFY(bar.findChild<QLabel*>()->text().startsWith(QStringLiteral("Features · 30 of 60")));
        QSignalSpy cancelled(job, &Job::cancelled);
        bar.findChild<IconButton*>()->click();
        QVERIFY(cancelled.wait());
        QTRY_VERIFY(bar.isHidden());
    }

    /// Qt's painter shares the fill of a large area out to Qt's own pool, and waits for it.
    void jobsDoNotHoldUpThePainter()
    {
        JobRunner runner;
        QSemaphore release;
        const int many = 2 * QThread::idealThreadCount();
        for (int job = 0; job < many; ++job)
            runner.start(
                x, this, [&](Task&) { release.acquire(); }, [] {});
        QVERIFY(QThreadPool::globalInstance()->tryStart([] {}));
        release.release(many);
        QTRY_VERIFY(runner.jobs().isEmpty());
    }

    void whatIsShownStandsForAWhile()
    {
        JobRunner runner;
        JobBar bar(runner, nullptr, std::chrono::milliseconds(0));
        ShownTime shown(bar);
        Job* job = runner.start(
            x, this,
            [](Task& task) {
                for (;;) {
                    task.step(1, 1000);
                    QThread::msleep(1);
                }
            },
            [] {});
        QTRY_VERIFY(!bar.isHidden());
        job->cancel();
        QTRY_VERIFY(runner.jobs().isEmpty());
        QTRY_VERIFY(bar.isHidden());
        QVERIFY2(shown.milliseconds() >= 500, "it flashed");
    }
};

QTEST_MAIN(TestJob)
#include "tst_job.moc"
