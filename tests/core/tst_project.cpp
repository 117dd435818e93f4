#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/project/ProjectReading.h"
#include "tests/core/ProjectSample.h"

#include <QSignalSpy>
#include <algorithm>
#include <sqlite3.h>

using namespace suara;
namespace fs = std::filesystem;

class TestProject : public QObject {
    Q_OBJECT

    TestFolder m_folder;

    fs::path at(const std::string& name) const { return m_folder.at(name); }
    fs::path fresh() { return m_folder.fresh(); }

    /// The project's own connection: the one that was opened last.
    static inline sqlite3* connection = nullptr;
    static int keepConnection(sqlite3* opened, char**, const void*)
    {
        connection = opened;
        return SQLITE_OK;
    }
    static void runSql(const char* sql)
    {
        QCOMPARE(sqlite3_exec(connection, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    }
    static qlonglong number(const char* sql)
    {
        qlonglong result = -1;
        const auto keep = [](void* kept, int, char** values, char**) {
            *static_cast<qlonglong*>(kept) = QByteArray(values[0]).toLongLong();
            return 0;
        };
        sqlite3_exec(connection, sql, keep, &result, nullptr);
        return result;
    }

    /// 1,200 new clips, and the two that filledProject() has.
    static ClipAdding manyClips()
    {
        ClipAdding adding;
        adding.clips = {clipNamed("two"), clipNamed("one")};
        for (int i = 0; i < 1200; ++i)
            adding.clips.push_back(clipNamed("new" + std::to_string(i)));
        return adding;
    }

private Q_SLOTS:
    void initTestCase() { sqlite3_auto_extension(reinterpret_cast<void (*)()>(keepConnection)); }

    void whatWasWrittenComesBack()
    {
        const fs::path path = fresh();
        QString before;
        {
            const auto project = filledProject(path);
            project->setSetting(QStringLiteral("view/zoom"), QVariantList{1, 2.5, QStringLiteral("x")});
            before = contents(*project);
        }
        QVERIFY2(!fs::exists(path.string() + "-wal"), "a closed project is one file");
        const auto project = Project::open(path);
        QCOMPARE(contents(*project), before);
        QCOMPARE(project->setting(QStringLiteral("view/zoom")), QVariant(QVariantList{1, 2.5, QStringLiteral("x")}));
        QCOMPARE(project->setting(QStringLiteral("none"), 7), QVariant(7));
        const Segment& segment = project->segments(project->clips()[0].id)[0];
        QCOMPARE(*segment.valence, 0.1 + 0.2);
        QVERIFY(!segment.arousal);
        QCOMPARE(project->runModel(project->runs()[0].id), QByteArray("model"));
        QCOMPARE(project->runs()[0].record, QByteArray("{}"));
        QCOMPARE(project->undoText(), QStringLiteral("Add segments"));
    }

    void signalsSayWhatChanged()
    {
        const auto project = filledProject(fresh());
        QSignalSpy clips(project.get(), &Project::clipsChanged);
        QSignalSpy segments(project.get(), &Project::segmentsChanged);
        QSignalSpy sets(project.get(), &Project::labelSetsChanged);
        const ClipId clip = project->clips()[0].id;
        project->setSegmentLabel(project->segments(clip)[0].id, "emotion", "angry");
        QCOMPARE(clips.count(), 0);
        QCOMPARE(segments.count(), 1);
        QCOMPARE(segments[0][0].value<ClipId>(), clip);
        project->undo();
        QCOMPARE(segments.count(), 2);
        project->renameClip(clip, "x");
        QCOMPARE(clips.count(), 1);
        QCOMPARE(sets.count(), 0);
    }

    void callsThatBreakTheContractAreRefused()
    {
        const auto project = filledProject(fresh());
        const QString before = contents(*project);
        QVERIFY_THROWS_EXCEPTION(ParameterError, project->addAnnotator(""));
        QVERIFY_THROWS_EXCEPTION(ParameterError, project->addAnnotator("Second"));
        QVERIFY_THROWS_EXCEPTION(ParameterError, project->addLabelSet({0, "emotion", {}}));
        QVERIFY_THROWS_EXCEPTION(ParameterError, project->addSegments({segmentOf(*project, 0, 9, "no such word")}));
        QVERIFY(!project->setSegmentLabel(9999, "emotion", "happy"));
        QCOMPARE(contents(*project), before);
        QVERIFY(project->renameAnnotator(project->annotators()[1].id, "Second")); // its own name
    }

    void composedEditsAreOneStepOrNone()
    {
        const auto project = filledProject(fresh());
        const QString before = contents(*project);
        QSignalSpy annotators(project.get(), &Project::annotatorsChanged);
        QSignalSpy history(project.get(), &Project::historyChanged);
        QVERIFY(project->compose("Both", {}, [&] {
            const AnnotatorId third = project->addAnnotator("Third");
            QVERIFY(third != 0);
            Segment segment = segmentOf(*project, 700, 800, "happy");
            segment.annotator = third;
            QCOMPARE(project->addSegments({segment}).size(), 1u);
            project->setSetting(QStringLiteral("inside"), 1);
        }));
        QCOMPARE(annotators.count(), 1);
        QCOMPARE(history.count(), 1);
        QCOMPARE(project->undoText(), QStringLiteral("Both"));
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);

        const auto failing = [&] {
            project->compose("Half", {}, [&] {
                project->addAnnotator("Fourth");
                throw ParameterError("no");
            });
        };
        QVERIFY_THROWS_EXCEPTION(ParameterError, failing());
        QCOMPARE(contents(*project), before);
        QVERIFY(project->canRedo()); // nothing has happened
        QVERIFY(project->addAnnotator("Fifth") != 0);
    }

    void manyClipsComeInPiecesAndAreOneStep()
    {
        const auto project = filledProject(fresh());
        const QString before = contents(*project);
        QSignalSpy changed(project.get(), &Project::clipsChanged);
        SilentTask task;
        ClipAdding adding = manyClips();
        QVERIFY(project->addSomeClips(adding, task));
        QVERIFY(project->clips().size() < 1202u);
        QVERIFY(changed.isEmpty());
        QVERIFY(project->renameClip(project->clips()[0].id, "renamed meanwhile"));
        while (project->addSomeClips(adding, task)) {
        }
        QCOMPARE(changed.size(), 2);
        QCOMPARE(project->clips().size(), 1202u); // two of the new ones were there already
        QCOMPARE(adding.added.size(), 1200u);
        QCOMPARE(contents(*project).count(QLatin1Char('\n')), before.count(QLatin1Char('\n')) + 1200);
        QVERIFY(project->undo());
        QCOMPARE(project->undoText(), QStringLiteral("Add clips (1200)"));
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
        QVERIFY(project->redo());
        QCOMPARE(project->clips().size(), 1202u);
    }

    void undoingOrCancellingEndsTheAdding()
    {
        const auto project = filledProject(fresh());
        const QString before = contents(*project);
        SilentTask task;
        ClipAdding undone = manyClips();
        QVERIFY(project->addSomeClips(undone, task));
        QVERIFY(project->undo());
        QVERIFY(!project->addSomeClips(undone, task));
        QCOMPARE(contents(*project), before);

        struct Cancelling final : Task {
            bool isCancelled() const override { return true; }
            void report(double) override {}
        } cancelled;
        ClipAdding stopped = manyClips();
        QVERIFY(project->addSomeClips(stopped, task));
        QSignalSpy changed(project.get(), &Project::clipsChanged);
        QVERIFY(!project->addSomeClips(stopped, cancelled));
        QCOMPARE(changed.size(), 1);
        QCOMPARE(project->clips().size(), 2 + stopped.added.size());
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
    }

    void takingAwayIsNamedSo()
    {
        const auto project = filledProject(fresh());
        const std::vector<ClipId> ids{project->clips()[0].id};
        project->setClipLabel(ids, "kick");
        QCOMPARE(project->undoText(), QStringLiteral("Set class “kick”"));
        project->setClipLabel(ids, "");
        QCOMPARE(project->undoText(), QStringLiteral("Clear class"));
        project->setClipSpeaker(ids, "ani");
        project->setClipSpeaker(ids, "");
        QCOMPARE(project->undoText(), QStringLiteral("Clear speaker"));
        project->setClipEpisode(ids, "1");
        project->setClipEpisode(ids, "");
        QCOMPARE(project->undoText(), QStringLiteral("Clear episode"));
    }

    void settingsMayChangeOften()
    {
        const fs::path path = fresh();
        auto project = filledProject(path);
        const QString text = project->undoText();
        for (int pixel = 0; pixel < 1000; ++pixel)
            project->setSetting(QStringLiteral("width"), pixel);
        QCOMPARE(project->setting(QStringLiteral("width")).toInt(), 999);
        QCOMPARE(project->undoText(), text);
        project.reset();
        QCOMPARE(Project::open(path)->setting(QStringLiteral("width")).toInt(), 999);
    }

    void whatCannotBeReadBackIsNotKept_data()
    {
        QTest::addColumn<bool>("composed");
        QTest::newRow("one edit") << false;
        QTest::newRow("a composed step") << true;
    }
    void whatCannotBeReadBackIsNotKept()
    {
        QFETCH(bool, composed);
        const fs::path path = fresh();
        auto project = filledProject(path);
        const QString before = contents(*project);
        project->setSetting(QStringLiteral("view"), 7);
        int failures = 0;
        connect(project.get(), &Project::failed, this, [&](const IoError&) {
            ++failures;
            QCOMPARE(contents(*project), before); // whoever hears of it sees what is kept
        });
        runSql("ALTER TABLE run RENAME COLUMN record TO gone"); // writing a name works, reading runs does not
        const RunId run = project->runs()[0].id;
        if (composed)
            QVERIFY(!project->compose("Both", {}, [&] {
                project->addAnnotator("Third");
                project->renameRun(run, "lost");
            }));
        else
            QVERIFY(!project->renameRun(run, "lost"));
        QCOMPARE(failures, 1);
        QCOMPARE(contents(*project), before);
        QCOMPARE(number("SELECT count(*) FROM run WHERE name = 'lost'"), 0);
        runSql("ALTER TABLE run RENAME COLUMN gone TO record");
        project.reset();
        project = Project::open(path);
        QCOMPARE(contents(*project), before);
        QCOMPARE(project->setting(QStringLiteral("view")).toInt(), 7);
        QVERIFY(project->renameRun(run, "kept"));
    }

    void aSmallEditOfAManyClipProjectIsSmallWork()
    {
        const auto project = Project::create(fresh());
        std::vector<Clip> clips;
        for (int index = 0; index < 5000; ++index)
            clips.push_back(clipNamed("clip" + std::to_string(index)));
        QSignalSpy told(project.get(), &Project::clipsChanged);
        QCOMPARE(project->addClips(clips).size(), clips.size());
        QCOMPARE(told.count(), 1);

        const qlonglong before = number("SELECT total_changes()");
        QVERIFY(project->setClipLabel({project->clips()[2500].id}, "kick"));
        QVERIFY2(number("SELECT total_changes()") - before < 10, "one row, its image and the step");

        QVERIFY(project->removeClips({project->clips()[10].id, project->clips()[4000].id}));
        QCOMPARE(project->clips().size(), clips.size() - 2);
        QVERIFY(std::ranges::is_sorted(project->clips(), {}, &Clip::id));
        QVERIFY(project->undo());
        QCOMPARE(project->clips().size(), clips.size());
        QCOMPARE(project->clips()[4000].name, std::string("clip4000"));
    }

    void onlyWhatWasTouchedIsReadAgain()
    {
        const fs::path path = fresh();
        filledProject(path).reset();
        const auto file = ProjectFile::open(path, ProjectFile::Access::ReadOnly);
        Touched touched;
        touched.clips = {1, 2, 3, 77};
        Replacement rows = readTouched(*file, touched, 100);
        QCOMPARE(rows.clips.size(), 4u);
        QCOMPARE(rows.clips[1].second->name, std::string("two"));
        QVERIFY(!rows.clips[2].second && !rows.clips[3].second);
        QVERIFY(!rows.allSegments && !rows.annotators && !rows.labelSets && !rows.runs && rows.segments.empty());
        touched = {};
        touched.segmentsOf = {1};
        rows = readTouched(*file, touched, 100);
        QVERIFY(rows.clips.empty() && !rows.allSegments);
        QCOMPARE(rows.segments.size(), 1u);
        QCOMPARE(rows.segments[0].second.size(), 3u);
        touched.segmentsOf = {1, 2};
        QCOMPARE(readTouched(*file, touched, 2).allSegments->at(1).size(), 3u);
    }
};

QTEST_GUILESS_MAIN(TestProject)
#include "tst_project.moc"
