#include "core/base/Error.h"
#include "core/base/Task.h"
#include "core/project/ProjectCopy.h"
#include "core/project/Schema.h"
#include "tests/core/ProjectSample.h"

#include <QCoreApplication>
#include <QProcess>
#include <atomic>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace suara;
namespace fs = std::filesystem;

namespace {

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

int createWithoutRoom(const char* path)
{
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit{20000, 20000}; // enough for a beginning
    setrlimit(RLIMIT_FSIZE, &limit);
    try {
        Project::create(path);
    } catch (const IoError& error) {
        std::printf("%s\n", error.what());
        return 0;
    }
    return 1;
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

class TestProjectFile : public QObject {
    Q_OBJECT

    TestFolder m_folder;

    fs::path at(const std::string& name) const { return m_folder.at(name); }
    fs::path fresh() { return m_folder.fresh(); }

    static void startChild(QProcess& child, const char* task, const fs::path& path)
    {
        child.start(QCoreApplication::applicationFilePath(),
                    {QString::fromLatin1(task), QString::fromStdString(path.string())});
        QVERIFY(child.waitForStarted());
    }

    static void runSql(const fs::path& path, const QStringList& statements)
    {
        sqlite3* database = nullptr;
        QCOMPARE(sqlite3_open(path.c_str(), &database), SQLITE_OK);
        for (const QString& statement : statements)
            QVERIFY2(sqlite3_exec(database, statement.toUtf8().constData(), nullptr, nullptr, nullptr) == SQLITE_OK,
                     qPrintable(statement + QString::fromUtf8(sqlite3_errmsg(database))));
        sqlite3_close(database);
    }

private Q_SLOTS:
    void initTestCase() { chmod(at("").c_str(), 0755); }

    void aKilledProgramLosesNothing()
    {
        const fs::path path = fresh();
        filledProject(path).reset();
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
        filledProject(newer).reset();
        runSql(newer, {QStringLiteral("PRAGMA user_version = %1").arg(schemaVersion() + 1)});
        QCOMPARE(sentenceOnOpening(newer),
                 QStringLiteral("This project was made by a newer Suara; update Suara to open it."));
    }

    void namesThatAreNotUtf8AreRefused()
    {
        const QString sentence = QStringLiteral("The name of this file or of its folder is not UTF-8. Rename it.");
        const fs::path folder = at("names");
        fs::create_directories(folder);
        const fs::path bad = folder / "p\xff.suara";
        QVERIFY_THROWS_EXCEPTION(IoError, Project::create(bad));
        QVERIFY(fs::is_empty(folder)); // neither that file nor one of a name that Qt makes of it
        std::ofstream(bad) << "any";
        QCOMPARE(sentenceOnOpening(bad), sentence);
        fs::remove(bad);
        QVERIFY_THROWS_EXCEPTION(IoError, filledProject(fresh())->saveCopy(bad));
        QVERIFY(fs::is_empty(folder));
    }

    void ofTwoThatMakeTheSameProjectOneDoes()
    {
        for (int round = 0; round < 8; ++round) {
            const fs::path path = fresh();
            std::atomic<int> made = 0;
            const auto make = [&] {
                try {
                    ProjectFile::create(path);
                    ++made;
                } catch (const IoError&) {
                }
            };
            std::thread other(make);
            make();
            other.join();
            QCOMPARE(made.load(), 1);
            Project::open(path)->addAnnotator("Ann"); // what the other found has not been taken away again
        }
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
        filledProject(path).reset();
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
        filledProject(path).reset();
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
        filledProject(path).reset();
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
        filledProject(path).reset();
        QProcess child;
        startChild(child, "--full", path);
        QVERIFY(child.waitForFinished());
        const QList<QByteArray> lines = child.readAllStandardOutput().split('\n');
        QVERIFY2(!lines.value(1).isEmpty(), "the edit that found no room is refused with a sentence");
        QVERIFY(lines.value(0).toInt() > 200);
        QCOMPARE(qlonglong(Project::open(path)->segmentCount()), lines.value(0).toLongLong());
    }

    void aFullDiskLeavesNoHalfProject()
    {
        const fs::path path = at("half/p.suara");
        QProcess child;
        startChild(child, "--create", path);
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitCode(), 0);
        QVERIFY(!child.readAllStandardOutput().isEmpty());
        QVERIFY(fs::is_empty(path.parent_path()));
    }

    void aVanishedFileTakesNoEditsAndCanBeCopied()
    {
        const fs::path path = fresh();
        const auto project = filledProject(path);
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

    void aCopyInPiecesHoldsTheEditsMadeMeanwhile()
    {
        const auto project = filledProject(fresh());
        std::vector<Clip> clips;
        for (int i = 0; i < 30000; ++i)
            clips.push_back(clipNamed("more" + std::to_string(i)));
        project->addClips(clips);
        const fs::path path = fresh();
        SilentTask task;
        const auto copy = project->startCopy(path);
        int pieces = 1;
        for (; copy->copySome(task); ++pieces)
            project->renameClip(project->clips()[0].id, "renamed " + std::to_string(pieces));
        QVERIFY(pieces > 1);
        QVERIFY(!fs::exists(path));
        std::thread([&] { copy->finish(); }).join(); // where the file is not open, any thread will do
        QCOMPARE(contents(*Project::open(path)), contents(*project));
    }

    void aCopyThatIsGivenUpLeavesNothing()
    {
        fs::create_directories(at("half"));
        {
            const auto project = filledProject(fresh());
            SilentTask task;
            const auto copy = project->startCopy(at("half/copy.suara"));
            copy->copySome(task);
        }
        QVERIFY(fs::is_empty(at("half")));
        const fs::path path = fresh();
        std::unique_ptr<ProjectCopy> copy;
        {
            const auto project = filledProject(path);
            copy = project->startCopy(at("half/copy.suara"));
        }
        QVERIFY_THROWS_EXCEPTION(IoError, Project::open(path)); // the copy still reads it
        copy.reset();
        QVERIFY(Project::open(path) != nullptr);
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
    if (argc == 3 && qstrcmp(argv[1], "--create") == 0)
        return createWithoutRoom(argv[2]);
    if (argc == 3 && qstrcmp(argv[1], "--hold") == 0)
        return holdOpen(argv[2]);
    TestProjectFile test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_projectfile.moc"
