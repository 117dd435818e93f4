#include "tests/widgets/TrainPageBench.h"
#include "widgets/plots/CurveChart.h"

#include <QDoubleSpinBox>
#include <QElapsedTimer>
#include <set>

using namespace suara;

/// A run while it is made: told, stopped, cancelled, given up.
class TestLiveRun : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { prepare(); }

    void init() { makePage(); }
    void cleanup()
    {
        live().forgetUnfinished();
        dropPage();
    }

    void stopKeepsWhatWasLearned()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() > 3; }, 20000));
        QVERIFY(part<QPushButton>("stopButton").isVisible());
        QTest::mouseClick(&part<QPushButton>("stopButton"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 20000));
        QCOMPARE(project().runs().size(), std::size_t(1));
        const RunRecord record = runRecordOf(project().runs().front().record);
        QVERIFY(record.wasStopped);
        QVERIFY(record.history.size() > 3 && record.history.size() < 100000);
        QCOMPARE(record.matrix.total(), std::int64_t(tested));
        QTRY_COMPARE(part<ConfusionMatrixView>().matrixModel().matrix().total(), std::int64_t(tested));
        QVERIFY(!project().runModel(project().runs().front().id).isEmpty());
    }

    void cancelledInTheJobBarKeepsWhatWasLearnedToo()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() > 3; }, 20000));
        for (Job* job : m_workbench->jobs().jobs())
            if (job->title().startsWith(QStringLiteral("Training")))
                job->cancel();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 20000));
        QCOMPARE(project().runs().size(), std::size_t(1));
        const RunRecord record = runRecordOf(project().runs().front().record);
        QVERIFY(record.wasStopped && record.history.size() > 3);
    }

    void toldAtMostTenTimesASecond()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        QSignalSpy advanced(&live(), &LiveRun::advanced);
        QElapsedTimer clock;
        clock.start();
        m_page->train();
        QVERIFY(QTest::qWaitFor([&] { return advanced.size() >= 8; }, 20000));
        QVERIFY2(clock.elapsed() >= 95 * advanced.size(), qPrintable(QString::number(clock.elapsed()))); // never sooner
        live().stop();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 20000));
    }

    void pausedItWaits()
    {
        startEndless();
        QTest::mouseClick(&part<QPushButton>("pauseButton"), Qt::LeftButton);
        QCOMPARE(live().phase(), LiveRun::Phase::Paused);
        QTest::qWait(300); // the batch under way, and what it told
        const std::size_t epochs = live().history().size();
        const double seconds = live().seconds();
        QTest::qWait(300);
        QCOMPARE(live().history().size(), epochs);
        QCOMPARE(live().seconds(), seconds); // pauses do not count
        QTest::mouseClick(&part<QPushButton>("pauseButton"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return live().history().size() > epochs + 2; }, 20000));
        stopNow();
    }

    void stoppedWhilePausedItIsKept()
    {
        startEndless();
        live().pause();
        stopNow();
        QCOMPARE(project().runs().size(), std::size_t(1));
        QVERIFY(runRecordOf(project().runs().front().record).wasStopped);
    }

    void anotherLearningRateIsTakenOnTheWay()
    {
        startEndless();
        part<QDoubleSpinBox>("liveRate").setValue(0.25);
        QVERIFY(QTest::qWaitFor([this] { return live().learningRate() == 0.25; }, 20000));
        stopNow();
        const QByteArray bytes = project().runModel(project().runs().front().id);
        const auto changes = parseModel({bytes.data(), std::size_t(bytes.size())}, "model").training.rateChanges;
        QCOMPARE(changes.size(), std::size_t(1));
        QCOMPARE(changes.front().rate, 0.25);
        QVERIFY(runRecordOf(project().runs().front().record).rateChanges == changes); // a repeated run takes them
    }

    void backToAnEpochEverythingIsAsItWas()
    {
        startEndless();
        live().pause();
        QTest::qWait(300);
        const std::size_t before = live().history().size();
        const auto epoch = std::size_t(live().keptEpochs().front()); // later on a quick machine: early ones are thinned
        QVERIFY(epoch < before);
        const double loss = live().history()[epoch - 1].loss;
        part<QDoubleSpinBox>("liveEpoch").setValue(double(epoch));
        QTest::mouseClick(&part<QPushButton>("backButton"), Qt::LeftButton);
        QVERIFY(QTest::qWaitFor([&] { return live().history().size() == epoch; }, 20000));
        QCOMPARE(live().history().back().loss, loss);
        QVERIFY(std::ranges::all_of(live().batches(),
                                    [&](const BatchPoint& point) { return point.epoch <= double(epoch); }));
        live().resume();
        QVERIFY(QTest::qWaitFor([&] { return live().history().size() > before; }, 20000));
        stopNow();
    }

    void batchesAreToldToo()
    {
        startEndless();
        QVERIFY(QTest::qWaitFor([this] { return live().batches().size() > 8; }, 20000));
        QCOMPARE(live().batches().front().epoch, 0.25); // the first of four
        stopNow();
    }

    void manyBatchesAreThinned()
    {
        std::vector<BatchPoint> points;
        for (int i = 0; i < 100000; ++i) {
            points.push_back({double(i), 0.0, 0.0});
            thin(points);
        }
        QVERIFY(points.size() < 8192 && points.size() > 2000);
        QCOMPARE(points.front().epoch, 0.0);
        QVERIFY(std::ranges::is_sorted(points, {}, &BatchPoint::epoch));
    }

    void whatACrashLeavesIsGoneOnWithToTheSameBits()
    {
        TrainSetup setup = quickSetup();
        setup.epochs = 1500; // enough to be caught under way
        const Run* whole = trained(setup);
        QVERIFY2(whole != nullptr, qPrintable(note()));
        const QByteArray expected = project().runModel(whole->id);
        QVERIFY(!live().unfinished());

        part<TrainSetupPanel>().setSetup(setup);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() >= 3; }, 20000));
        live().pause();
        QTest::qWait(200);
        m_page.reset(); // nothing is said to the run any more, as when the program dies
        m_page = std::make_unique<TrainPage>(*m_workbench);
        m_page->resize(1600, 900);
        m_page->show();
        QVERIFY2(note().contains(QStringLiteral("did not come to its end")), qPrintable(note()));
        const int kept = live().unfinished()->epochs;
        QVERIFY(kept >= 3 && kept < setup.epochs);
        QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + "/training");
        QVERIFY(folder.cd(folder.entryList(QDir::Dirs | QDir::NoDotAndDotDot).constFirst()));
        QFile newest(folder.filePath(folder.entryList({"*.suaracheckpoint"}, QDir::Files, QDir::Name).constLast()));
        QVERIFY(newest.resize(100)); // damaged, it is passed over
        live().goOn();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 60000));
        QCOMPARE(project().runs().size(), std::size_t(2));
        QCOMPARE(project().runModel(project().runs().back().id), expected);
        QVERIFY(!live().unfinished());
    }

    void foldsAreGoneOnWithToTheSameBits()
    {
        TrainSetup setup = quickSetup();
        setup.rounds = TrainSetup::Rounds::Folds;
        setup.folds = 3;
        setup.epochs = 1500; // enough to be caught under way
        const Run* whole = trained(setup);
        QVERIFY2(whole != nullptr, qPrintable(note()));
        const QByteArray expected = project().runModel(whole->id);

        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().round() >= 1 && live().history().size() >= 3; }, 20000));
        live().pause();
        QTest::qWait(200);
        QVERIFY(live().keptEpochs().size() >= 3); // one can go back within the fold
        m_page.reset();
        m_page = std::make_unique<TrainPage>(*m_workbench);
        const auto unfinished = live().unfinished();
        QVERIFY(unfinished && unfinished->epochs > setup.epochs && unfinished->allEpochs == 4 * setup.epochs);
        live().goOn();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 60000));
        QCOMPARE(project().runs().size(), std::size_t(2));
        QCOMPARE(project().runModel(project().runs().back().id), expected);
        const RunRecord one = runRecordOf(project().runs().front().record);
        const RunRecord other = runRecordOf(project().runs().back().record);
        QCOMPARE(other.matrix.counts, one.matrix.counts);
        QCOMPARE(other.folds.front().size(), one.folds.front().size());
        QVERIFY(!live().unfinished());
    }

    void anEpochOfTheLiveRunListsItsClips()
    {
        startEndless();
        const std::size_t seen = live().history().size();
        Q_EMIT m_page->findChild<CurveChart*>()->pointClicked(2.0);
        auto& hits = part<HitList>().hits();
        QCOMPARE(hits.rowCount(), tested);
        QVERIFY(part<HitList>().isVisible());
        double sum = 0.0;
        for (const RowLoss& loss : live().heldOut(2).lossesOf(2))
            sum += double(loss.loss);
        QVERIFY(std::abs(sum / tested - *live().history()[1].validationLoss) < 1e-5);
        for (int row = 0; row < tested; ++row)
            QVERIFY(project().clip(hits.clipAt(row)) != nullptr);
        QVERIFY(QTest::qWaitFor([&] { return live().history().size() > seen; }, 20000));
        QCOMPARE(hits.rowCount(), tested); // training goes on, the list stays
        stopNow();
        QTRY_COMPARE(part<ConfusionMatrixView>().matrixModel().matrix().total(), std::int64_t(tested));
    }

    void onlyKeptEpochsCanBeChosen()
    {
        startEndless();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() > 300; }, 60000));
        live().pause();
        QTest::qWait(300);
        const std::vector<int> kept = live().keptEpochs();
        QVERIFY(kept.size() <= 200);
        auto& box = part<QDoubleSpinBox>("liveEpoch");
        box.setFocus();
        box.setValue(kept[kept.size() / 2] + 0.0);
        box.stepBy(1);
        QCOMPARE(int(box.value()), kept[kept.size() / 2 + 1]);
        box.stepBy(-2);
        QCOMPARE(int(box.value()), kept[kept.size() / 2 - 1]);
        stopNow();
    }

    void theUnfinishedCanBeForgotten()
    {
        startEndless();
        m_page.reset();
        m_page = std::make_unique<TrainPage>(*m_workbench);
        QVERIFY(live().unfinished());
        live().forgetUnfinished();
        QVERIFY(!live().unfinished());
    }

    void foldsHoldOutEveryRowOnce()
    {
        TrainSetup setup = quickSetup();
        setup.rounds = TrainSetup::Rounds::Folds;
        setup.folds = 4;
        int rounds = 1;
        connect(&live(), &LiveRun::advanced, m_page.get(), [&] { rounds = std::max(rounds, live().rounds()); });
        const Run* run = trained(setup);
        QVERIFY2(run != nullptr, qPrintable(note()));
        QCOMPARE(rounds, 5); // the last is of all rows
        const RunRecord record = runRecordOf(run->record);
        QCOMPARE(record.folds.size(), std::size_t(4));
        QCOMPARE(record.foldAccuracies.size(), std::size_t(4));
        QCOMPARE(record.matrix.total(), std::int64_t(2 * clipsOfClass));
        std::set<int> rows;
        for (const TestRow& test : record.tests) {
            rows.insert(test.row);
            const Clip* clip = project().clip(test.clip);
            QVERIFY(clip != nullptr);
            QCOMPARE(clip->label, record.matrix.classes[std::size_t(test.truth)]);
        }
        QCOMPARE(rows.size(), std::size_t(2 * clipsOfClass));
        QCOMPARE(int(record.history.size()), setup.epochs);
        QVERIFY(!record.history.front().validationLoss);
    }

    void givenUpWhileReadingKeepsNothing()
    {
        part<TrainSetupPanel>().setSetup(quickSetup());
        QSignalSpy ended(&live(), &LiveRun::ended);
        m_page->train();
        QCOMPARE(live().phase(), LiveRun::Phase::Reading);
        live().stop();
        QVERIFY(ended.wait(20000));
        QCOMPARE(ended.first().first().toString(), QString());
        QVERIFY(!live().isRunning());
        QVERIFY(project().runs().empty());
        QVERIFY(part<QPushButton>("trainButton").isVisible());
    }

    void goesOnWhileThePageIsHidden()
    {
        part<TrainSetupPanel>().setSetup(quickSetup());
        m_page->train();
        m_page->hide();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 60000));
        QCOMPARE(project().runs().size(), std::size_t(1));
    }

    void anotherProjectEndsTheRun()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return !live().history().empty(); }, 20000));
        m_workbench->setProject(Project::create(file("other.suara")));
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 20000));
        QVERIFY(project().runs().empty());
        std::filesystem::remove(file("other.suara"));
    }

private:
    void startEndless()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() > 3; }, 20000));
    }

    void stopNow()
    {
        live().stop();
        QVERIFY(QTest::qWaitFor([this] { return !live().isRunning(); }, 20000));
    }
};

QTEST_MAIN(TestLiveRun)
#include "tst_liverun.moc"
