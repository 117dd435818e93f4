#include "tests/widgets/TrainPageBench.h"

#include <QElapsedTimer>

using namespace suara;

/// A run while it is made: told, stopped, cancelled, given up.
class TestLiveRun : public QObject, private TrainPageBench {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        userCache().clear();
        Theme::instance().install(*qApp);
        QVERIFY(m_folder.isValid());
    }

    void init() { makePage(); }
    void cleanup() { dropPage(); }

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
        QCOMPARE(part<ConfusionMatrixView>().matrixModel().matrix().total(), std::int64_t(tested));
        QVERIFY(!project().runModel(project().runs().front().id).isEmpty());
    }

    void cancelledInTheJobBarKeepsWhatWasLearnedToo()
    {
        TrainSetup endless = quickSetup();
        endless.epochs = 100000;
        part<TrainSetupPanel>().setSetup(endless);
        m_page->train();
        QVERIFY(QTest::qWaitFor([this] { return live().history().size() > 3; }, 20000));
        m_workbench->jobs().jobs().front()->cancel();
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
};

QTEST_MAIN(TestLiveRun)
#include "tst_liverun.moc"
