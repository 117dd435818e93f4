#include "core/base/Error.h"
#include "core/project/ClipImport.h"
#include "core/project/MediaLocator.h"
#include "tests/core/ProjectSample.h"

#include <set>

using namespace suara;
namespace fs = std::filesystem;

class TestClipImport : public QObject {
    Q_OBJECT

    TestFolder m_folder;

    fs::path at(const std::string& name) const { return m_folder.at(name); }
    fs::path fresh() { return m_folder.fresh(); }

private Q_SLOTS:
    void placesAreWrittenRelativeToTheProject_data()
    {
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<QByteArray>("relative");
        QTest::addColumn<QByteArray>("whole");
        QTest::newRow("inside") << QByteArray("/a/b/c/x.wav") << QByteArray("c/x.wav") << QByteArray("/a/b/c/x.wav");
        QTest::newRow("relative") << QByteArray("c/x.wav") << QByteArray("c/x.wav") << QByteArray("/a/b/c/x.wav");
        QTest::newRow("beside") << QByteArray("/a/bb/x.wav") << QByteArray("../bb/x.wav") << QByteArray("/a/bb/x.wav");
        QTest::newRow("with dots") << QByteArray("/a/b/../b/./x.wav") << QByteArray("x.wav")
                                   << QByteArray("/a/b/x.wav");
        QTest::newRow("hidden") << QByteArray("/a/b/.c/x.wav") << QByteArray(".c/x.wav") << QByteArray("/a/b/.c/x.wav");
        QTest::newRow("slashes") << QByteArray("/a//b/x.wav") << QByteArray("x.wav") << QByteArray("/a/b/x.wav");
        QTest::newRow("the folder itself") << QByteArray("/a/b") << QByteArray(".") << QByteArray("/a/b");
    }
    void placesAreWrittenRelativeToTheProject()
    {
        QFETCH(QByteArray, file);
        const ClipPlace place = placeOf(file.toStdString(), "/a/b");
        QTEST(QByteArray::fromStdString(place.relative), "relative");
        QTEST(QByteArray::fromStdString(place.whole), "whole");
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

    void clipsWhoseEndIsMissingAreFound()
    {
        SilentTask task;
        const QByteArray whole = wav(400, 3);
        writeBytes(at("cut/whole.wav"), whole);
        writeBytes(at("cut/short.wav"), whole.chopped(100));
        writeBytes(at("cut/none.wav"), "no sound");
        const std::vector<Clip> clips = readClips({at("cut")}, {}, task);
        QCOMPARE(clips.size(), 3u);
        const std::vector<Clip> cut = cutClips(clips, {}, task);
        QCOMPARE(cut.size(), 1u);
        QCOMPARE(cut[0].name, std::string("short"));
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

    void aMovedFileWhoseNameIsNotUtf8IsNotFound()
    {
        SilentTask task;
        writeBytes(at("was/one.wav"), wav(500, 3));
        const std::vector<Clip> clips = readClips({at("was")}, {}, task);
        fs::create_directories(at("became"));
        fs::rename(at("was/one.wav"), at("became") / "one\xff.wav");
        QVERIFY(findClips(clips, at("became"), task).empty());
        fs::rename(at("became") / "one\xff.wav", at("became/two.wav"));
        QCOMPARE(findClips(clips, at("became"), task).size(), 1u);
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
};

QTEST_GUILESS_MAIN(TestClipImport)
#include "tst_clipimport.moc"
