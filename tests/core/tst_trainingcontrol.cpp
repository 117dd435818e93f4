#include "tests/core/TrainingBench.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <chrono>
#include <thread>

using namespace suara;

/// Pausing, going back and stopping while it trains.
class TestTrainingControl : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_dir;
    std::filesystem::path folder(const char* name) const { return m_dir.filePath(name).toStdString(); }

private Q_SLOTS:
    void pauses()
    {
        TrainingControl control;
        std::atomic<int> batches = 0;
        std::atomic<bool> isDone = false;
        const TrainingObserver observer{{}, [&](const BatchRecord&) {
                                            if (++batches == 4)
                                                control.pause();
                                        }};
        Result result;
        QElapsedTimer whole;
        whole.start();
        std::jthread thread([&] {
            result = trained(options(), {.control = &control}, observer);
            isDone = true;
        });
        const auto end = qScopeGuard([&] { control.stop(); }); // also when a check fails
        QTRY_VERIFY(control.isPaused());
        QElapsedTimer pause;
        pause.start();
        QTest::qWait(120);
        QCOMPARE(batches.load(), 4);
        QVERIFY(!isDone);
        const double paused = double(pause.nsecsElapsed());
        control.resume();
        thread.join();
        double learned = 0.0;
        for (const EpochRecord& record : result.history.epochs)
            learned += 1e9 * record.seconds;
        QVERIFY(learned + paused <= double(whole.nsecsElapsed())); // the pause does not count
        QVERIFY(result.weights == trained(options()).weights);
    }

    void goesBackWhilePaused()
    {
        CheckpointFolder checkpoints(folder("paused"));
        TrainingControl control;
        std::atomic<int> restored = -1;
        TrainingObserver observer = atBatchOf(6, [&] { control.pause(); });
        observer.restored = [&](const std::vector<EpochRecord>& epochs) {
            restored = int(epochs.size());
        };
        Result result;
        std::jthread thread([&] { result = trained(options(), {&control, &checkpoints}, observer); });
        const auto end = qScopeGuard([&] { control.stop(); });
        QTRY_VERIFY(control.isPaused());
        control.goBackTo(2);
        QTRY_COMPARE(restored.load(), 2);
        QVERIFY(control.isPaused());
        control.resume();
        thread.join();
        QVERIFY(result.weights == trained(options()).weights);
    }

    void stopsAPausedOneAndTakesTheBest()
    {
        TrainingControl control;
        const TrainingObserver observer = atEpoch(6, [&] { control.pause(); });
        Result result;
        std::jthread thread([&] { result = trained(options(), {.control = &control}, observer); });
        const auto end = qScopeGuard([&] { control.stop(); });
        QTRY_VERIFY(control.isPaused());
        control.stop(true);
        thread.join();
        QVERIFY(result.history.wasStopped);
        const int best = bestEpochOf(result.history.epochs);
        QVERIFY(best > 0);
        QCOMPARE(result.history.bestEpoch, best);
        Network made = network();
        std::ranges::copy(result.weights, made.parameters().begin());
        QCOMPARE(evaluated(made, noisy(20, 2)).loss, *result.history.epochs[std::size_t(best - 1)].validationLoss);
    }

    void stoppedItDoesNotWaitThoughPausedAfter()
    {
        TrainingControl control;
        control.stop();
        control.pause();
        std::atomic<bool> isDone = false;
        std::jthread thread([&] {
            SilentTask task;
            isDone = control.wishes(task).stops;
        });
        const auto end = qScopeGuard([&] { control.resume(); });
        QTRY_VERIFY(isDone);
    }
};

QTEST_GUILESS_MAIN(TestTrainingControl)
#include "tst_trainingcontrol.moc"
