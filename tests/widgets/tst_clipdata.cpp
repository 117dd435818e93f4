#include "core/audio/AudioWriter.h"
#include "core/audio/ClipProbe.h"
#include "core/audio/PeakPyramid.h"
#include "core/project/Project.h"
#include "widgets/common/settings/UserCache.h"
#include "widgets/common/workbench/ClipData.h"
#include "widgets/common/workbench/ClipFrames.h"
#include "widgets/common/workbench/ClipReading.h"
#include "widgets/common/workbench/Workbench.h"

#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace suara;

class TestClipData : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Workbench> m_workbench;
    std::vector<ClipId> m_ids;

    std::filesystem::path file(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }
    ClipData& data() { return m_workbench->data(); }
    bool idle() const { return m_workbench->jobs().jobs().isEmpty(); }

    /// The user stops every job that begins while this stands.
    struct Stopper {
        explicit Stopper(JobRunner& jobs)
        {
            QObject::connect(&jobs, &JobRunner::started, &context, [](Job* job) { job->cancel(); });
        }
        QObject context;
    };

    /// Asks for all that views ask for; whether all of it is there.
    bool ask(ClipId clip)
    {
        const bool peaks = data().peaks(clip) != nullptr;
        const bool samples = data().samples(clip, {0, 1000}) != nullptr;
        return data().frames(clip, "rms", {}) != nullptr && peaks && samples;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        writeWav(file("a.wav"), std::vector<float>(8000, 0.25f), 8000);
        writeWav(file("b.wav"), std::vector<float>(6000, 0.5f), 8000);
    }

    void init()
    {
        userCache().clear();
        std::filesystem::remove(file("p.suara"));
        m_workbench = std::make_unique<Workbench>();
        m_workbench->setProject(Project::create(file("p.suara")));
        SilentTask task;
        m_ids = m_workbench->project()->addClips({probeClip(file("a.wav"), task), probeClip(file("b.wav"), task)});
        m_workbench->selection().setCurrentClip(m_ids[0]);
    }

    void cleanup() { m_workbench.reset(); }

    /// A file may have changed since the project hashed it, and be as it was again later.
    void theCacheTellsTheStatesOfAFileApart()
    {
        SilentTask task;
        const std::string hash = "of the file as the project knows it";
        const auto frames = [&] {
            return readFrames(file("c.wav"), hash, {"rms"}, {}, task).front()->frames;
        };
        const auto samples = [&] {
            return readPeaks(file("c.wav"), hash, nullptr, task)->samples();
        };
        writeWav(file("c.wav"), std::vector<float>(8000, 0.25f), 8000);
        const std::int64_t before = frames();
        QCOMPARE(samples(), 8000);
        writeWav(file("c.wav"), std::vector<float>(16000, 0.25f), 8000);
        QVERIFY(frames() > before);
        QCOMPARE(samples(), 16000);
        writeWav(file("c.wav"), std::vector<float>(8000, 0.25f), 8000);
        QCOMPARE(frames(), before);
        QCOMPARE(samples(), 8000);
    }

    void whatWasStoppedWaitsAndCanGoOn()
    {
        QSignalSpy arrivals(&data(), &ClipData::arrived);
        {
            const Stopper stopper(m_workbench->jobs());
            ask(m_ids[0]);
            QTRY_VERIFY(arrivals.size() >= 3 && idle());
        }
        QVERIFY(data().isStopped(m_ids[0]));
        QVERIFY(!data().isStopped(m_ids[1]));
        QVERIFY(data().problem(m_ids[0]).isEmpty()); // being stopped is no failure
        QVERIFY(data().problem(m_ids[0], "rms", {}).isEmpty());
        QVERIFY(!ask(m_ids[0]));
        QTest::qWait(20);
        QVERIFY(idle()); // it is not begun again by itself
        arrivals.clear();
        data().resume();
        QCOMPARE(arrivals.size(), 1);
        QVERIFY(!data().isStopped(m_ids[0]));
        QTRY_VERIFY(ask(m_ids[0]));
    }

    void whatNobodyLooksAtIsLeft()
    {
        QSignalSpy arrivals(&data(), &ClipData::arrived);
        QSignalSpy started(&m_workbench->jobs(), &JobRunner::started);
        data().frames(m_ids[0], "rms", {});
        data().frames(m_ids[0], "energy", {});
        data().release(m_ids[0], {"rms"}, {}); // before it has begun
        QCOMPARE(arrivals.size(), 1);          // who wants the other asks again
        QCoreApplication::processEvents();
        QCOMPARE(started.size(), 0);
        data().release(m_ids[0], {"rms"}, {}); // nothing of it is under way
        QCOMPARE(arrivals.size(), 1);

        data().frames(m_ids[0], "rms", {});
        QTRY_COMPARE(started.size(), 1);
        data().release(m_ids[0], {"rms"}, {}); // while it runs
        QTRY_VERIFY(idle());
        QVERIFY(!data().isStopped(m_ids[0])); // as if it had never been asked for
        QVERIFY(data().problem(m_ids[0], "rms", {}).isEmpty());
        QTRY_VERIFY(data().frames(m_ids[0], "rms", {}) != nullptr);
    }

    void theChoiceOfAnotherClipGoesOn()
    {
        {
            const Stopper stopper(m_workbench->jobs());
            ask(m_ids[0]);
            QTRY_VERIFY(data().isStopped(m_ids[0]) && idle());
        }
        m_workbench->selection().setCurrentClip(m_ids[1]);
        QTRY_VERIFY(ask(m_ids[0]));
    }

    void clipsThatWaitAreStoppedWithTheBatch() // peaks are made some dozens of clips at a time
    {
        SilentTask task;
        std::vector<Clip> many;
        for (int i = 0; i < 80; ++i) {
            const std::filesystem::path path = file(qPrintable(QStringLiteral("many%1.wav").arg(i)));
            writeWav(path, std::vector<float>(std::size_t(100 + i), 0.1f), 8000);
            many.push_back(probeClip(path, task));
        }
        const std::vector<ClipId> ids = m_workbench->project()->addClips(many);
        {
            const Stopper stopper(m_workbench->jobs());
            for (const ClipId id : ids)
                data().peaks(id);
            QTRY_VERIFY(data().isStopped(ids.back()) && idle());
        }
        for (const ClipId id : ids)
            QVERIFY(data().isStopped(id));
        data().resume();
        const auto there = [&] {
            return std::ranges::count_if(ids, [&](ClipId id) { return data().peaks(id) != nullptr; });
        };
        QTRY_COMPARE(there(), std::ptrdiff_t(ids.size()));
    }

    void anotherFileIsAnotherThing()
    {
        QTRY_VERIFY(ask(m_ids[0]));
        QCOMPARE(data().peaks(m_ids[0])->samples(), 8000);
        SilentTask task;
        Clip found = probeClip(file("b.wav"), task);
        found.id = m_ids[0];
        m_workbench->project()->removeClips({m_ids[1]});
        QVERIFY(m_workbench->project()->updateClipFiles({found}));
        QVERIFY(data().peaks(m_ids[0]) == nullptr);
        QTRY_VERIFY(ask(m_ids[0]));
        QCOMPARE(data().peaks(m_ids[0])->samples(), 6000);
        QCOMPARE(data().samples(m_ids[0], {0, 10})->values[0], 0.5f);
    }

    void aFileThatCameBackIsReadAgain()
    {
        std::filesystem::rename(file("a.wav"), file("away.wav"));
        data().peaks(m_ids[0]);
        QTRY_VERIFY(!data().problem(m_ids[0]).isEmpty());
        SilentTask task;
        Clip found = probeClip(file("away.wav"), task);
        found.id = m_ids[0];
        QVERIFY(m_workbench->project()->updateClipFiles({found}));
        QVERIFY(data().problem(m_ids[0]).isEmpty());
        QTRY_VERIFY(data().peaks(m_ids[0]) != nullptr);
        std::filesystem::rename(file("away.wav"), file("a.wav"));
    }

    void memoryIsBounded()
    {
        ClipData small(*m_workbench, 1);
        QTRY_VERIFY(small.peaks(m_ids[0]) != nullptr);
        QTRY_VERIFY(small.peaks(m_ids[1]) != nullptr);
        QVERIFY(small.peaks(m_ids[0]) == nullptr); // the newest stays, the others went
    }
};

QTEST_MAIN(TestClipData)
#include "tst_clipdata.moc"
