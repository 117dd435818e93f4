#include "core/annotation/Agreement.h"
#include "core/audio/Audio.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/project/DemoProject.h"
#include "core/project/Project.h"
#include "core/project/TalkShow.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace suara;
namespace fs = std::filesystem;

class TestDemoProject : public QObject {
    Q_OBJECT

    static std::vector<std::string> judgements(const Project& project, const Annotator& annotator, const char* labelSet)
    {
        std::vector<std::string> words;
        for (const Clip& clip : project.clips())
            for (const Segment& segment : project.segments(clip.id))
                if (segment.annotator == annotator.id)
                    words.push_back(segment.labels.at(labelSet));
        return words;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        SilentTask task;
        m_demo = makeDemo(m_folder.path().toStdString(), task);
        m_project = Project::open(m_demo.project);
    }

    void everyClipCanBeRead()
    {
        QCOMPARE(m_project->clips().size(), m_demo.hasTalkShow ? 22u : 20u);
        for (const Clip& clip : m_project->clips()) {
            QVERIFY2(clip.isReadable(), clip.error.c_str());
            QVERIFY2(fs::path(clip.path).is_relative(), clip.path.c_str());
            QVERIFY(fs::exists(m_project->absolutePath(clip)));
        }
    }

    void tenKicksAndTenSnares()
    {
        const auto count = [&](const char* label) {
            return std::ranges::count(m_project->clips(), label, &Clip::label);
        };
        QCOMPARE(count("kick"), 10);
        QCOMPARE(count("snare"), 10);
        QCOMPARE(m_project->clips().front().path, "drums/kick/kick_01.wav");
    }

    void thereIsNothingToUndo() { QVERIFY(!m_project->canUndo()); }

    void nothingElseIsLeftInTheFolder()
    {
        m_project.reset();
        const QStringList names =
            QDir(m_folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
        QStringList expected = {QStringLiteral("demo.suara"), QStringLiteral("drums")};
        if (m_demo.hasTalkShow)
            expected << QStringLiteral("talkshow");
        m_project = Project::open(m_demo.project);
        QCOMPARE(names, expected);
    }

    void theScriptUsesTheBuiltInLabels()
    {
        for (const TalkShowLine& line : talkShowScript()) {
            for (const auto word : {line.emotion, line.otherEmotion})
                QVERIFY(m_project->labelSet("emotion")->indexOf(std::string(word)));
            for (const auto word : {line.sentiment, line.otherSentiment})
                QVERIFY(m_project->labelSet("sentiment")->indexOf(std::string(word)));
            QVERIFY(m_project->labelSet("gender")->indexOf(std::string(line.voice->gender)));
            QVERIFY(std::abs(moodOf(line.otherEmotion).valence) <= 1.0);
        }
    }

    void twoAnnotatorsJudgedEverySentence()
    {
        if (!m_demo.hasTalkShow)
            QSKIP("espeak-ng with an Indonesian voice is not installed");
        QCOMPARE(m_project->annotators().size(), 2u);
        for (const Annotator& annotator : m_project->annotators())
            QCOMPARE(judgements(*m_project, annotator, "emotion").size(), talkShowScript().size());
    }

    void theyAgreeMostlyButNotAlways()
    {
        if (!m_demo.hasTalkShow)
            QSKIP("espeak-ng with an Indonesian voice is not installed");
        for (const char* labelSet : {"emotion", "sentiment"}) {
            std::vector<std::string> categories;
            for (const Category& category : m_project->labelSet(labelSet)->categories)
                categories.push_back(category.name);
            const Kappa kappa =
                cohenKappa(agreementTable(judgements(*m_project, m_project->annotators()[0], labelSet),
                                          judgements(*m_project, m_project->annotators()[1], labelSet), categories));
            QVERIFY(kappa.value);
            QVERIFY2(*kappa.value > 0.6 && *kappa.value < 0.95, qPrintable(QString::number(*kappa.value)));
        }
    }

    void sentencesAreLoudAndPausesAreSilent()
    {
        if (!m_demo.hasTalkShow)
            QSKIP("espeak-ng with an Indonesian voice is not installed");
        const Clip& clip = m_project->clips().back();
        const Audio audio = loadMono(m_project->absolutePath(clip), std::nullopt);
        std::int64_t end = 0;
        const SegmentTrack track = m_project->track(clip.id, m_project->annotators().front().id);
        for (const Segment& segment : track.segments()) {
            const auto loudest = [&](std::int64_t from, std::int64_t to) {
                float peak = 0.f;
                for (std::int64_t n = from; n < to; ++n)
                    peak = std::max(peak, std::abs(audio.samples[std::size_t(n)]));
                return peak;
            };
            QCOMPARE(loudest(end, segment.start), 0.f);
            QVERIFY(loudest(segment.start, segment.end) > 0.05f);
            QVERIFY(segment.end - segment.start > audio.sampleRate);
            end = segment.end;
        }
        QVERIFY(end <= clip.frames);
    }

    void aSecondDemoInTheSamePlaceIsRefused()
    {
        SilentTask task;
        QVERIFY_THROWS_EXCEPTION(IoError, makeDemo(m_folder.path().toStdString(), task));
    }

    void anInterruptedDemoIsMadeAgain()
    {
        const QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        fs::copy(fs::path(m_folder.path().toStdString()) / "drums", place / "drums", fs::copy_options::recursive);
        SilentTask task;
        QVERIFY(fs::exists(makeDemo(place, task).project));
    }

    void aFileOfTheUsersOwnIsNotWrittenOver()
    {
        const QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        const fs::path own = place / "drums/snare/snare_01.wav";
        fs::create_directories(own.parent_path());
        writeFile(own, "mine");
        SilentTask task;
        try {
            makeDemo(place, task);
            QFAIL("nobody says that the file is there");
        } catch (const IoError& error) {
            QCOMPARE(error.file(), own);
        }
        QFile still(QString::fromStdString(own.string()));
        QVERIFY(still.open(QIODevice::ReadOnly));
        QCOMPARE(still.readAll(), QByteArray("mine"));
        QVERIFY(!fs::exists(place / "demo.suara"));
        QCOMPARE(std::distance(fs::directory_iterator(own.parent_path()), fs::directory_iterator()), 1);
    }

    void aFolderThatCannotBeMadeIsAnError()
    {
        SilentTask task;
        QVERIFY_THROWS_EXCEPTION(IoError, makeDemo(m_demo.project / "below-a-file", task));
    }

    void aProjectThatCannotBeWrittenLeavesNoDraft()
    {
        const QTemporaryDir folder;
        const fs::path place = folder.path().toStdString();
        fs::create_symlink("/nowhere/demo.suara", place / "demo.suara");
        SilentTask task;
        QVERIFY_THROWS_EXCEPTION(IoError, makeDemo(place, task));
        QVERIFY(!fs::exists(place / ".demo-draft.suara"));
    }

    void aNameThatIsNotUtf8IsRefusedBeforeAnythingIsMade()
    {
        const QTemporaryDir folder;
        const fs::path place = fs::path(folder.path().toStdString()) / "demo\xff";
        SilentTask task;
        QVERIFY_THROWS_EXCEPTION(IoError, makeDemo(place, task));
        QVERIFY(fs::is_empty(place));
    }

    void cancelledLeavesNoProject()
    {
        class Stopped final : public Task {
        public:
            bool isCancelled() const override { return m_calls++ > 25; }
            void report(double) override {}

        private:
            mutable int m_calls = 0;
        } task;
        const QTemporaryDir folder;
        QVERIFY_THROWS_EXCEPTION(Cancelled, makeDemo(folder.path().toStdString(), task));
        QVERIFY(!fs::exists(fs::path(folder.path().toStdString()) / "demo.suara"));
    }

    void withoutASpeakerThereAreDrumsOnly()
    {
        const QByteArray path = qgetenv("PATH");
        qputenv("PATH", "/nowhere");
        SilentTask task;
        const QTemporaryDir folder;
        const DemoProject demo = makeDemo(folder.path().toStdString(), task);
        qputenv("PATH", path);
        QVERIFY(!demo.hasTalkShow);
        QCOMPARE(Project::open(demo.project)->clips().size(), 20u);
    }

private:
    QTemporaryDir m_folder;
    DemoProject m_demo;
    std::unique_ptr<Project> m_project;
};

QTEST_GUILESS_MAIN(TestDemoProject)
#include "tst_demoproject.moc"
