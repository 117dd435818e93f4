#include "core/project/Project.h"

#include "core/base/Error.h"
#include "core/project/ClipImport.h"
#include "core/project/MediaLocator.h"
#include "core/project/Schema.h"
#include "core/project/SegmentExchange.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>
#include <csignal>
#include <cstdio>
#include <random>
#include <set>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace suara;
namespace fs = std::filesystem;

namespace {

Clip clipNamed(const std::string& name)
{
    Clip clip;
    clip.path = "audio/" + name + ".wav";
    clip.name = name;
    clip.contentHash = std::string(32, 'a');
    clip.sampleRate = 22050;
    clip.channels = 1;
    clip.frames = 44100;
    return clip;
}

Segment segmentOf(const Project& project, std::int64_t start, std::int64_t end, const std::string& emotion = {})
{
    Segment segment;
    segment.clip = project.clips().front().id;
    segment.annotator = project.annotators().front().id;
    segment.start = start;
    segment.end = end;
    if (!emotion.empty())
        segment.labels["emotion"] = emotion;
    return segment;
}

void writeBytes(const fs::path& path, const QByteArray& bytes)
{
    fs::create_directories(path.parent_path());
    QFile file(QString::fromStdString(path.string()));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// A WAV file of 16-bit mono at 8 kHz; other seeds give other bytes.
QByteArray wav(int frames, int seed)
{
    const auto number = [](quint32 value, int bytes) {
        return QByteArray(reinterpret_cast<const char*>(&value), bytes);
    };
    QByteArray data;
    for (int frame = 0; frame < frames; ++frame)
        data += number(quint32((frame * seed) % 3000), 2);
    return "RIFF" + number(quint32(36 + data.size()), 4) + "WAVEfmt " + number(16, 4) + number(1, 2) + number(1, 2) +
           number(8000, 4) + number(16000, 4) + number(2, 2) + number(16, 2) + "data" +
           number(quint32(data.size()), 4) + data;
}

/// Any edit of any kind; may change nothing.
void editSomehow(Project& project, std::mt19937& random)
{
    const auto below = [&](std::size_t count) {
        return std::size_t(random()) % std::max<std::size_t>(1, count);
    };
    const std::string word = "w" + std::to_string(random());
    if (project.clips().empty()) {
        project.addClips({clipNamed(word)});
        return;
    }
    const ClipId clip = project.clips()[below(project.clips().size())].id;
    if (project.annotators().empty()) {
        project.addAnnotator(word);
        return;
    }
    const AnnotatorId annotator = project.annotators()[below(project.annotators().size())].id;
    const SegmentTrack track = project.track(clip, annotator);
    const SegmentId segment = track.isEmpty() ? 0 : track.segments()[below(track.segments().size())].id;
    const auto at = std::int64_t(below(1000));
    LabelSet set = project.labelSets()[below(project.labelSets().size())];
    switch (below(14)) {
    case 0:
        project.addClips({clipNamed(word), clipNamed(word + "b")});
        break;
    case 1:
        project.removeClips({clip});
        break;
    case 2:
        project.setClipLabel({clip}, word);
        break;
    case 3:
        project.addAnnotator(word);
        break;
    case 4:
        project.removeAnnotator(annotator);
        break;
    case 5:
        set.add(word);
        project.updateLabelSet(set);
        break;
    case 6:
        if (set.categories.size() > 1)
            set.categories.erase(set.categories.begin() + std::ptrdiff_t(below(set.categories.size())));
        project.updateLabelSet(set);
        break;
    case 7:
        project.removeSegments({segment});
        break;
    case 8:
        project.editSegments(track.split(at), "Split");
        break;
    case 9:
        project.editSegments(track.join(segment), "Join");
        break;
    case 10:
        project.setSegmentTranscript(segment, word);
        break;
    default: {
        Segment model;
        if (!set.categories.empty())
            model.labels[set.name] = set.categories[below(set.categories.size())].name;
        project.editSegments(track.place(at, at + 1 + std::int64_t(below(300)), model), "Place");
    }
    }
}

/// Everything a project holds that an edit can change, as one text.
QString contents(const Project& project)
{
    QString text;
    for (const Clip& c : project.clips())
        text +=
            QStringLiteral("clip %1 %2 %3 %4 %5 %6 %7\n")
                .arg(c.id)
                .arg(QString::fromStdString(c.path), QString::fromStdString(c.name), QString::fromStdString(c.label),
                     QString::fromStdString(c.speaker), QString::fromStdString(c.episode))
                .arg(c.frames);
    for (const Annotator& a : project.annotators())
        text += QStringLiteral("annotator %1 %2\n").arg(a.id).arg(QString::fromStdString(a.name));
    for (const LabelSet& set : project.labelSets()) {
        text += QStringLiteral("set %1 %2:").arg(set.id).arg(QString::fromStdString(set.name));
        for (const Category& c : set.categories)
            text += QStringLiteral(" %1=%2/%3/%4")
                        .arg(c.id)
                        .arg(QString::fromStdString(c.name), QString::fromStdString(c.key))
                        .arg(c.colour);
        text += QLatin1Char('\n');
    }
    for (const Clip& c : project.clips())
        for (const Segment& s : project.segments(c.id)) {
            text += QStringLiteral("segment %1 %2 %3 [%4,%5) %6 %7 '%8'")
                        .arg(s.id)
                        .arg(s.clip)
                        .arg(s.annotator)
                        .arg(s.start)
                        .arg(s.end)
                        .arg(s.valence ? QString::number(*s.valence, 'g', 17) : QStringLiteral("-"),
                             s.arousal ? QString::number(*s.arousal, 'g', 17) : QStringLiteral("-"),
                             QString::fromStdString(s.transcript));
            for (const auto& [set, category] : s.labels)
                text += QStringLiteral(" %1=%2").arg(QString::fromStdString(set), QString::fromStdString(category));
            text += QLatin1Char('\n');
        }
    for (const Run& run : project.runs())
        text += QStringLiteral("run %1 %2\n").arg(run.id).arg(QString::fromStdString(run.name));
    return text;
}

QString sentenceOnOpening(const fs::path& path)
{
    try {
        Project::open(path);
    } catch (const IoError& error) {
        return QString::fromUtf8(error.what());
    }
    return QStringLiteral("opened");
}

// What the child processes of this test do.

int editUntilKilled(const char* path)
{
    const auto project = Project::open(path);
    std::int64_t done = std::int64_t(project->segmentCount());
    for (;;) {
        project->addSegments({segmentOf(*project, done * 10, done * 10 + 10, "happy")});
        std::printf("%lld\n", static_cast<long long>(++done));
        std::fflush(stdout);
    }
}

int openAsOrdinaryUser(const char* path)
{
    if (geteuid() == 0 && (setgid(65534) != 0 || setuid(65534) != 0))
        return 3;
    const auto project = Project::open(path);
    QString refused;
    QObject::connect(project.get(), &Project::failed,
                     [&](const IoError& error) { refused = QString::fromUtf8(error.what()); });
    const bool added = !project->addClips({clipNamed("late")}).empty();
    std::printf("%d %d %zu %zu\n%s\n%s\n", project->isReadOnly(), added, project->clips().size(),
                project->segmentCount(), qPrintable(refused), qPrintable(project->readOnlySentence()));
    return 0;
}

int editUntilFull(const char* path)
{
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{1U << 20U, 1U << 20U}; // no file may grow beyond: what a full disk does
    setrlimit(RLIMIT_FSIZE, &limit);
    const auto project = Project::open(path);
    QString refused;
    QObject::connect(project.get(), &Project::failed,
                     [&](const IoError& error) { refused = QString::fromUtf8(error.what()); });
    std::vector<Segment> many(200, segmentOf(*project, 0, 10, "happy"));
    for (Segment& segment : many)
        segment.transcript = std::string(500, 'x');
    while (!project->addSegments(many).empty()) {
    }
    std::printf("%zu\n%s\n", project->segmentCount(), qPrintable(refused));
    return 0;
}

int holdOpen(const char* path)
{
    if (sentenceOnOpening(path) != QStringLiteral("opened"))
        return 1;
    const auto project = Project::open(path);
    std::printf("open\n");
    std::fflush(stdout);
    std::getchar();
    return 0;
}

} // namespace

class TestProject : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;

    fs::path at(const std::string& name) const { return fs::path(m_folder.path().toStdString()) / name; }
    fs::path fresh() { return at("p" + std::to_string(++m_count) + ".suara"); }

    static void startChild(QProcess& child, const char* task, const fs::path& path)
    {
        child.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(task), QString::fromStdString(path.string())});
        QVERIFY(child.waitForStarted());
    }

    /// A project with two clips, two annotators, three segments and a run.
    std::unique_ptr<Project> filled(const fs::path& path)
    {
        auto project = Project::create(path);
        project->addClips({clipNamed("one"), clipNamed("two")});
        project->addAnnotator("Second");
        std::vector<Segment> segments{segmentOf(*project, 0, 100, "happy"), segmentOf(*project, 200, 300, "sad"),
                                      segmentOf(*project, 0, 90)};
        segments[0].valence = 0.1 + 0.2;
        segments[1].transcript = "Halo, “dunia”";
        segments[2].annotator = project->annotators().back().id;
        project->addSegments(segments);
        project->addRun("run", "{}", "model");
        return project;
    }

private Q_SLOTS:
    void initTestCase() { chmod(m_folder.path().toUtf8().constData(), 0755); }

    void whatWasWrittenComesBack()
    {
        const fs::path path = fresh();
        QString before;
        {
            const auto project = filled(path);
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

    void everyKindOfEditIsUndone_data()
    {
        using Edit = std::function<void(Project&)>;
        QTest::addColumn<Edit>("edit");
        const auto row = [](const char* name, const Edit& edit) {
            QTest::newRow(name) << edit;
        };
        const auto firstClip = [](Project& p) {
            return p.clips()[0].id;
        };
        const auto segment = [](Project& p, std::size_t i) {
            return p.segments(p.clips()[0].id)[i];
        };
        row("add clips", [](Project& p) { p.addClips({clipNamed("three"), clipNamed("four")}); });
        row("remove a clip with segments", [=](Project& p) { p.removeClips({firstClip(p)}); });
        row("remove all clips", [](Project& p) { p.removeClips({p.clips()[0].id, p.clips()[1].id}); });
        row("class", [](Project& p) { p.setClipLabel({p.clips()[0].id, p.clips()[1].id}, "kick"); });
        row("speaker", [=](Project& p) { p.setClipSpeaker({firstClip(p)}, "Diane"); });
        row("episode", [=](Project& p) { p.setClipEpisode({firstClip(p)}, "12"); });
        row("clip's name", [=](Project& p) { p.renameClip(firstClip(p), "new name"); });
        row("clip's file", [=](Project& p) {
            Clip clip = p.clips()[0];
            clip.path = "elsewhere/x.wav";
            clip.frames = 5;
            p.updateClipFiles({clip});
        });
        row("add annotator", [](Project& p) { p.addAnnotator("Third"); });
        row("rename annotator", [](Project& p) { p.renameAnnotator(p.annotators()[0].id, "Other"); });
        row("remove annotator with segments", [](Project& p) { p.removeAnnotator(p.annotators()[0].id); });
        row("add label set", [](Project& p) {
            LabelSet set{0, "mood", {}};
            set.add("calm");
            set.add("loud");
            p.addLabelSet(set);
        });
        row("rename, reorder, drop and add categories", [](Project& p) {
            LabelSet set = *p.labelSet("emotion");
            set.name = "feeling";
            set.categories[0].name = "even";
            std::swap(set.categories[1], set.categories[2]);
            std::erase_if(set.categories, [](const Category& c) { return c.name == "sad"; });
            set.add("proud");
            p.updateLabelSet(set);
        });
        row("remove label set with labels", [](Project& p) { p.removeLabelSet(p.labelSet("emotion")->id); });
        row("add segments", [](Project& p) { p.addSegments({segmentOf(p, 500, 600, "angry")}); });
        row("remove segments", [=](Project& p) { p.removeSegments({segment(p, 0).id, segment(p, 1).id}); });
        row("split", [=](Project& p) {
            const SegmentTrack track = p.track(firstClip(p), p.annotators()[0].id);
            p.editSegments(track.split(50), "Split");
        });
        row("place over others", [=](Project& p) {
            const SegmentTrack track = p.track(firstClip(p), p.annotators()[0].id);
            p.editSegments(track.place(50, 400), "Place");
        });
        row("label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "gender", "male"); });
        row("another label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "emotion", "bored"); });
        row("no label", [=](Project& p) { p.setSegmentLabel(segment(p, 0).id, "emotion", ""); });
        row("transcript", [=](Project& p) { p.setSegmentTranscript(segment(p, 0).id, "O'Neill; DROP TABLE clip"); });
        row("judgement", [=](Project& p) { p.setSegmentJudgement(segment(p, 0).id, -1.0 / 3.0, 0.7); });
        row("run's name", [](Project& p) { p.renameRun(p.runs()[0].id, "better"); });
        row("remove run", [](Project& p) { p.removeRun(p.runs()[0].id); });
    }
    void everyKindOfEditIsUndone()
    {
        QFETCH(std::function<void(Project&)>, edit);
        const fs::path path = fresh();
        auto project = filled(path);
        const QString before = contents(*project);
        edit(*project);
        const QString after = contents(*project);
        QVERIFY(after != before);
        QVERIFY(!project->undoText().isEmpty());
        for (int round = 0; round < 3; ++round) {
            QVERIFY(project->undo());
            QCOMPARE(contents(*project), before);
            QVERIFY(project->redo());
            QCOMPARE(contents(*project), after);
        }
        QVERIFY(!project->canRedo());
        project.reset();
        project = Project::open(path); // the history outlives the program
        QCOMPARE(contents(*project), after);
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
        project.reset();
        project = Project::open(path);
        QCOMPARE(contents(*project), before);
        QVERIFY(project->redo());
        QCOMPARE(contents(*project), after);
    }

    void anyEditsAreUndoneOneByOne_data()
    {
        QTest::addColumn<quint32>("seed");
        for (quint32 seed = 1; seed <= 3; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void anyEditsAreUndoneOneByOne()
    {
        QFETCH(quint32, seed);
        std::mt19937 random(seed);
        const auto project = filled(fresh());
        QStringList states{contents(*project)};
        for (int round = 0; round < 60; ++round) {
            editSomehow(*project, random);
            if (contents(*project) != states.back())
                states += contents(*project);
        }
        QVERIFY(states.size() > 30);
        for (qsizetype index = states.size() - 1; index > 0; --index) {
            QCOMPARE(contents(*project), states[index]);
            QVERIFY(project->undo());
        }
        for (const QString& state : states) {
            QCOMPARE(contents(*project), state);
            project->redo();
        }
    }

    void aNewEditEndsWhatCouldBeRedone()
    {
        const auto project = filled(fresh());
        project->renameClip(project->clips()[0].id, "a");
        project->undo();
        QVERIFY(project->canRedo());
        project->renameClip(project->clips()[0].id, "b");
        QVERIFY(!project->canRedo());
        QCOMPARE(project->undoText(), QStringLiteral("Rename clip to “b”"));
    }

    void whatChangesNothingIsNoStep()
    {
        const auto project = filled(fresh());
        const QString text = project->undoText();
        QSignalSpy changed(project.get(), &Project::historyChanged);
        project->setClipLabel({project->clips()[0].id}, project->clips()[0].label);
        project->removeClips({});
        project->addClips({clipNamed("one")}); // is there already
        QCOMPARE(project->undoText(), text);
        QCOMPARE(changed.count(), 0);
    }

    void signalsSayWhatChanged()
    {
        const auto project = filled(fresh());
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
        const auto project = filled(fresh());
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
        const auto project = filled(fresh());
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

    void segmentsGoOutAndComeIn()
    {
        const fs::path csv = at("segments.csv");
        const auto project = filled(fresh());
        exportSegmentCsv(segmentRecords(*project), csv);
        const std::vector<SegmentRecord> records = readSegmentCsv(csv);
        QVERIFY(records == segmentRecords(*project));
        QCOMPARE(records.size(), 3u);
        QCOMPARE(records[0].file, std::string("audio/one.wav"));

        // Into a project of the same clips that knows neither the annotator nor the words.
        const auto other = Project::create(fresh());
        other->addClips({clipNamed("one"), clipNamed("two")});
        other->removeLabelSet(other->labelSet("emotion")->id);
        const QString before = contents(*other);
        auto outcome = importSegments(*other, records, "Nobody");
        QCOMPARE(outcome->added, 3u);
        QVERIFY(segmentRecords(*other) == records);
        QCOMPARE(other->annotators().size(), 2u);
        outcome = importSegments(*other, records, "Nobody");
        QCOMPARE(outcome->added, 0u);
        QCOMPARE(outcome->alreadyThere, 3u);
        QVERIFY(other->undo());
        QCOMPARE(contents(*other), before);
    }

    void whatCannotComeInIsSaid()
    {
        const auto project = filled(fresh());
        const auto record = [](const char* file, double start, double end) {
            SegmentRecord made;
            made.file = file;
            made.start = start;
            made.end = end;
            return made;
        };
        const auto outcome = importSegments(*project,
                                            {record("elsewhere/one.wav", 1.0, 1.5), // known by its name
                                             record("one.wav", 1.4, 1.9),           // overlaps the first
                                             record("one.wav", 1.9, 9.0),           // beyond the end of 2 s: cut
                                             record("one.wav", 5.0, 6.0),           // wholly beyond
                                             record("three.wav", 0.0, 1.0), record("three.wav", 1.0, 2.0)},
                                            "Third");
        QCOMPARE(outcome->added, 2u);
        QCOMPARE(outcome->noRoom.size(), 2u);
        QVERIFY(outcome->unknownFiles == std::vector<std::string>{"three.wav"});
        const SegmentTrack track = project->track(project->clips()[0].id, project->annotators().back().id);
        QCOMPARE(track.segments().back().start, 41895);
        QCOMPARE(track.segments().back().end, 44100);
        QCOMPARE(project->undoText(), QStringLiteral("Import segments (2)"));
    }

    void aKilledProgramLosesNothing()
    {
        const fs::path path = fresh();
        filled(path).reset();
        for (int round = 0; round < 5; ++round) {
            QProcess child;
            startChild(child, "--edit", path);
            QByteArray told;
            while (told.count('\n') < 2 + 3 * round && child.waitForReadyRead())
                told += child.readAllStandardOutput();
            QTest::qSleep(3 * round); // somewhere in an edit
            child.kill();
            QVERIFY(child.waitForFinished());
            told += child.readAllStandardOutput();
            const QByteArrayList lines = told.split('\n'); // the last is what the kill cut off
            QVERIFY(lines.size() >= 3);
            const qlonglong done = lines[lines.size() - 2].toLongLong();
            const auto project = Project::open(path);
            QVERIFY2(qlonglong(project->segmentCount()) >= done, "what was said to be done is on disk");
            QVERIFY(qlonglong(project->segmentCount()) <= done + 1);
            QVERIFY(project->undo()); // the history is whole as well
            QVERIFY(project->redo());
        }
    }

    void eachFileThatCannotBeOpenedHasItsSentence()
    {
        QCOMPARE(sentenceOnOpening(at("nowhere.suara")), QStringLiteral("The project file is not there any more."));

        writeBytes(at("text.suara"), "This is a letter, not a project, and long enough to look at.");
        QCOMPARE(sentenceOnOpening(at("text.suara")), QStringLiteral("This is not a Suara project."));
        writeBytes(at("empty.suara"), "");
        QCOMPARE(sentenceOnOpening(at("empty.suara")), QStringLiteral("This is not a Suara project."));
        fs::create_directories(at("folder.suara"));
        QCOMPARE(sentenceOnOpening(at("folder.suara")), QStringLiteral("This is not a Suara project."));

        const fs::path foreign = at("foreign.suara");
        runSql(foreign, {QStringLiteral("CREATE TABLE t (a)")});
        QCOMPARE(sentenceOnOpening(foreign), QStringLiteral("This is not a Suara project."));

        const fs::path newer = fresh();
        filled(newer).reset();
        runSql(newer, {QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1)});
        QCOMPARE(sentenceOnOpening(newer),
                 QStringLiteral("This project was made by a newer Suara; update Suara to open it."));
    }

    void damagedFilesAreSaidToBeDamaged_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("length");
        QTest::newRow("first tables overwritten") << 4096 << 8192;
        QTest::newRow("the middle overwritten") << 40960 << 20480;
        QTest::newRow("the catalogue overwritten") << 100 << 300;
        QTest::newRow("cut off") << 30000 << -1;
    }
    void damagedFilesAreSaidToBeDamaged()
    {
        QFETCH(int, from);
        QFETCH(int, length);
        const fs::path path = fresh();
        filled(path).reset();
        QFile file(QString::fromStdString(path.string()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (length < 0) {
            QVERIFY(file.resize(from));
        } else {
            file.seek(from);
            file.write(QByteArray(length, '\x5a'));
        }
        file.close();
        QCOMPARE(sentenceOnOpening(path), QStringLiteral("The project file is damaged; open your last copy of it."));
    }

    void anOpenProjectIsNotOpenedTwice()
    {
        const fs::path path = fresh();
        filled(path).reset();
        QProcess child;
        startChild(child, "--hold", path);
        QVERIFY(child.waitForReadyRead());
        QCOMPARE(sentenceOnOpening(path),
                 QStringLiteral("The project is open in another window of Suara; close it there first."));
        child.write("\n");
        QVERIFY(child.waitForFinished());
        QCOMPARE(sentenceOnOpening(path), QStringLiteral("opened"));
        const auto one = Project::open(path);
        QCOMPARE(sentenceOnOpening(path), QStringLiteral("This project is open already."));
        fs::create_symlink(path, at("link.suara"));
        QCOMPARE(sentenceOnOpening(at("link.suara")), QStringLiteral("This project is open already."));
        QProcess late; // and these attempts have not opened the door for others
        startChild(late, "--hold", path);
        QVERIFY(late.waitForFinished());
        QVERIFY(late.readAllStandardOutput().isEmpty());
    }

    void readOnlyFilesAreRead_data()
    {
        QTest::addColumn<bool>("afterCrash");
        QTest::newRow("closed well") << false;
        QTest::newRow("with a journal left by a crash") << true;
    }
    void readOnlyFilesAreRead()
    {
        QFETCH(bool, afterCrash);
        const fs::path folder = at(afterCrash ? "locked-crash" : "locked");
        fs::create_directories(folder);
        const fs::path path = folder / "p.suara";
        filled(path).reset();
        if (afterCrash) {
            QProcess child;
            startChild(child, "--edit", path);
            QVERIFY(child.waitForReadyRead());
            child.kill();
            QVERIFY(child.waitForFinished());
            QVERIFY(fs::exists(path.string() + "-wal"));
        }
        for (const auto& entry : fs::directory_iterator(folder))
            chmod(entry.path().c_str(), 0444);
        chmod(folder.c_str(), 0555);
        QProcess child;
        startChild(child, "--as-user", path);
        QVERIFY(child.waitForFinished());
        chmod(folder.c_str(), 0755);
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        QCOMPARE(lines.value(0).left(5), QByteArray("1 0 2")); // read-only, nothing added, two clips
        const QByteArray sentence = "The project can only be read; save a copy to work in.";
        QCOMPARE(lines.value(1), sentence);
        QCOMPARE(lines.value(2), sentence);
    }

    void aFullDiskRefusesTheEditAndKeepsTheRest()
    {
        const fs::path path = fresh();
        filled(path).reset();
        QProcess child;
        startChild(child, "--full", path);
        QVERIFY(child.waitForFinished());
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        QVERIFY2(!lines.value(1).isEmpty(), "the edit that found no room is refused with a sentence");
        QVERIFY(lines.value(0).toInt() > 200);
        QCOMPARE(qlonglong(Project::open(path)->segmentCount()), lines.value(0).toLongLong());
    }

    void settingsMayChangeOften()
    {
        const fs::path path = fresh();
        auto project = filled(path);
        const QString text = project->undoText();
        for (int pixel = 0; pixel < 1000; ++pixel)
            project->setSetting(QStringLiteral("width"), pixel);
        QCOMPARE(project->setting(QStringLiteral("width")).toInt(), 999);
        QCOMPARE(project->undoText(), text);
        project.reset();
        QCOMPARE(Project::open(path)->setting(QStringLiteral("width")).toInt(), 999);
    }

    void aVanishedFileTakesNoEditsAndCanBeCopied()
    {
        const fs::path path = fresh();
        const auto project = filled(path);
        const QString before = contents(*project);
        QString sentence;
        connect(project.get(), &Project::failed, this,
                [&](const IoError& error) { sentence = QString::fromUtf8(error.what()); });
        fs::rename(path, at("away.suara"));
        QVERIFY(!project->renameClip(project->clips()[0].id, "lost"));
        QCOMPARE(sentence,
                 QStringLiteral("The project file is no longer where it was; save a copy to keep your work."));
        QCOMPARE(contents(*project), before);
        fs::remove(at("away.suara"));
        const fs::path copy = fresh();
        project->saveCopy(copy);
        QCOMPARE(contents(*Project::open(copy)), before);
    }

    void aCopyIsWholeAndFindsItsClips()
    {
        const fs::path path = at("here/p.suara");
        writeBytes(at("here/audio/one.wav"), wav(100, 1));
        const auto project = Project::create(path);
        project->addClips({clipNamed("one")});
        project->addSegments({segmentOf(*project, 0, 50, "happy")});
        const fs::path copy = at("there/deep/copy.suara");
        fs::create_directories(copy.parent_path());
        writeBytes(copy, "an old file that is replaced");
        project->saveCopy(copy);
        const auto copied = Project::open(copy);
        QCOMPARE(copied->clips()[0].path, std::string("../../here/audio/one.wav"));
        QVERIFY(fs::exists(copied->absolutePath(copied->clips()[0])));
        QCOMPARE(copied->segmentCount(), 1u);
        QVERIFY(!copied->canUndo());
        QVERIFY(copied->renameClip(copied->clips()[0].id, "renamed"));
        QCOMPARE(project->clips()[0].name, std::string("one"));
        QVERIFY_THROWS_EXCEPTION(IoError, project->saveCopy(path));
        QVERIFY_THROWS_EXCEPTION(IoError, project->saveCopy(at("no/such/folder/x.suara")));
        QVERIFY_THROWS_EXCEPTION(IoError, Project::create(path));
    }

    void versionOneIsBroughtUp()
    {
        const fs::path path = at("version1.suara");
        QFile sql(QStringLiteral(SUARA_SOURCE_DIR "/tests/core/project_v1.sql"));
        QVERIFY(sql.open(QIODevice::ReadOnly));
        QStringList statements;
        for (const QString& line : QString::fromUtf8(sql.readAll()).split(QLatin1Char('\n'), Qt::SkipEmptyParts))
            if (!line.startsWith(QLatin1String("--")))
                statements += line;
        runSql(path, statements);
        auto project = Project::open(path);
        const QString before = contents(*project);
        QCOMPARE(before, QStringLiteral("clip 5 audio/one.wav one kick  ep1 44100\n"
                                        "annotator 2 Diane\n"
                                        "set 3 emotion: 9=neutral/1/5 10=happy/2/4\n"
                                        "segment 21 5 2 [1000,9000) 0.25 - 'halo' emotion=happy\n"
                                        "run 1 first run\n"));
        QCOMPARE(project->setting(QStringLiteral("annotation/annotator")).toLongLong(), 2);
        QVERIFY(!project->canUndo());
        QVERIFY(project->removeClips({5})); // undo works in what was migrated
        QVERIFY(project->undo());
        QCOMPARE(contents(*project), before);
        project.reset();
        QCOMPARE(contents(*Project::open(path)), before);
    }

    void movedClipsAreFoundByTheirContent()
    {
        SilentTask task;
        const fs::path folder = at("media");
        writeBytes(folder / "a/one.wav", wav(400, 1));
        writeBytes(folder / "a/two.wav", wav(400, 3));
        writeBytes(folder / "a/three.wav", wav(400, 5));
        const auto project = Project::create(folder / "p.suara");
        project->addClips(readClips({folder / "a"}, {}, task));
        QCOMPARE(project->clips().size(), 3u);
        QVERIFY(missingClips(project->clips(), folder, task).empty());

        fs::create_directories(folder / "b/c");
        fs::rename(folder / "a/one.wav", folder / "b/c/one.wav");   // moved
        fs::rename(folder / "a/two.wav", folder / "b/renamed.wav"); // moved and renamed
        fs::remove(folder / "a/three.wav");                         // gone
        writeBytes(folder / "b/three.wav", wav(400, 7));            // same name, other sound
        const std::vector<Clip> missing = missingClips(project->clips(), folder, task);
        QCOMPARE(missing.size(), 3u);
        const std::vector<Clip> found = findClips(missing, folder / "b", task);
        QCOMPARE(found.size(), 2u);
        QVERIFY(project->updateClipFiles(found));
        const std::vector<Clip> still = missingClips(project->clips(), folder, task);
        QCOMPARE(still.size(), 1u);
        QCOMPARE(still[0].name, std::string("three"));
        std::set<std::string> paths;
        for (const Clip& clip : project->clips())
            paths.insert(clip.path);
        QVERIFY(paths.contains("b/c/one.wav") && paths.contains("b/renamed.wav"));
        QVERIFY(project->undo());
        QCOMPARE(missingClips(project->clips(), folder, task).size(), 3u);
        QVERIFY_THROWS_EXCEPTION(IoError, findClips(missing, folder / "nowhere", task));
    }

    void aProjectMovedAloneStillFindsItsClips()
    {
        SilentTask task;
        writeBytes(at("old/audio/one.wav"), wav(400, 1));
        const fs::path path = at("old/p.suara");
        Project::create(path)->addClips(readClips({at("old/audio/one.wav")}, {}, task));
        fs::create_directories(at("new/place"));
        fs::rename(path, at("new/place/p.suara"));
        const auto project = Project::open(at("new/place/p.suara"));
        QCOMPARE(project->absolutePath(project->clips()[0]), at("old/audio/one.wav"));
        // And both moved together: the relative place counts first.
        fs::create_directories(at("new/place/audio"));
        fs::copy(at("old/audio/one.wav"), at("new/place/audio/one.wav"));
        QCOMPARE(project->absolutePath(project->clips()[0]), at("new/place/audio/one.wav"));
    }

    void filesAndFoldersBecomeClips()
    {
        SilentTask task;
        const fs::path folder = at("import");
        writeBytes(folder / "kicks/k1.wav", wav(400, 1));
        writeBytes(folder / "kicks/k2.wav", wav(400, 2));
        writeBytes(folder / "snares/s1.wav", wav(400, 3));
        writeBytes(folder / "snares/broken.wav", "RIFF nothing more");
        writeBytes(folder / "snares/notes.txt", "not audio");
        const std::vector<Clip> clips =
            readClips({folder, folder / "kicks/k1.wav", folder / "snares/notes.txt", folder / "gone.wav"},
                      {.folderNamesAsLabels = true}, task);
        QStringList shown;
        for (const Clip& clip : clips)
            shown += QStringLiteral("%1 %2 %3 %4")
                         .arg(QString::fromStdString(clip.name), QString::fromStdString(clip.label))
                         .arg(clip.frames)
                         .arg(clip.isReadable() ? QStringLiteral("ok") : QStringLiteral("bad"));
        QCOMPARE(shown, QStringList({QStringLiteral("k1 kicks 400 ok"), QStringLiteral("k2 kicks 400 ok"),
                                     QStringLiteral("broken snares 0 bad"), QStringLiteral("s1 snares 400 ok"),
                                     QStringLiteral("notes snares 0 bad"), QStringLiteral("gone import 0 bad")}));
        const auto project = Project::create(fresh());
        QCOMPARE(project->addClips(clips).size(), 6u); // the unreadable stand in the list with their reason
        QVERIFY(project->addClips(clips).empty());
        QVERIFY(project->undo());
        QVERIFY(project->clips().empty());
    }

    void readingClipsCanBeStopped()
    {
        class Stopped final : public Task {
            bool isCancelled() const override { return true; }
            void report(double) override {}
        } task;
        writeBytes(at("stop/a.wav"), wav(400, 1));
        QVERIFY_THROWS_EXCEPTION(Cancelled, readClips({at("stop")}, {}, task));
    }

    void manyClipsStayWorkable()
    {
        const fs::path path = fresh();
        std::vector<Clip> clips;
        clips.reserve(20000);
        for (int index = 0; index < 20000; ++index)
            clips.push_back(clipNamed("clip" + std::to_string(index)));
        QElapsedTimer clock;
        clock.start();
        auto project = Project::create(path);
        QCOMPARE(project->addClips(clips).size(), clips.size());
        const qint64 added = clock.restart();
        project.reset();
        clock.restart();
        project = Project::open(path);
        const qint64 opened = clock.restart();
        QCOMPARE(project->clips().size(), clips.size());
        project->setClipLabel({project->clips()[10000].id}, "kick");
        const qint64 edited = clock.restart();
        QVERIFY(project->undo() && project->undo());
        QVERIFY(project->clips().empty());
        QVERIFY(project->redo());
        const qint64 undone = clock.restart();
        QCOMPARE(project->clips().size(), clips.size());
        qInfo("20,000 clips: added in %lld ms, opened in %lld ms, one edited in %lld ms, undone and redone in %lld ms",
              added, opened, edited, undone);
        QVERIFY(opened < 3000);
        QVERIFY(edited < 500);
    }

private:
    static void runSql(const fs::path& path, const QStringList& statements)
    {
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("raw"));
            database.setDatabaseName(QString::fromStdString(path.string()));
            QVERIFY(database.open());
            for (const QString& statement : statements) {
                QSqlQuery query(database);
                QVERIFY2(query.exec(statement), qPrintable(statement + query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(QStringLiteral("raw"));
    }
};

int main(int argc, char** argv)
{
    QCoreApplication application(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--edit") == 0)
        return editUntilKilled(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--as-user") == 0)
        return openAsOrdinaryUser(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--full") == 0)
        return editUntilFull(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0)
        return holdOpen(argv[2]);
    TestProject test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_project.moc"
