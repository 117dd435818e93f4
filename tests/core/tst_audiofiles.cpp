#include "core/audio/AudioFiles.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"
#include "core/base/FolderFiles.h"
#include "core/base/Utf8.h"
#include "tests/support/DeepFolder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace suara;
namespace fs = std::filesystem;

class TestAudioFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void endingsInAnyCase_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isAudio");
        QTest::newRow("wav") << QStringLiteral("a.wav") << true;
        QTest::newRow("capitals") << QStringLiteral("A.FLAC") << true;
        QTest::newRow("two dots") << QStringLiteral("a.txt.Mp3") << true;
        QTest::newRow("film") << QStringLiteral("show.webm") << true;
        QTest::newRow("text") << QStringLiteral("a.txt") << false;
        QTest::newRow("no ending") << QStringLiteral("wav") << false;
        QTest::newRow("only an ending") << QStringLiteral(".wav") << false;
    }
    void endingsInAnyCase()
    {
        QFETCH(QString, name);
        QTEST(isAudioName(name.toStdString()), "isAudio");
    }

    void foldersGiveTheirFilesInOrder()
    {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        for (const char* name :
             {"snare/2.wav", "snare/10.wav", "kick/1.WAV", "kick/notes.txt", ".hidden/x.wav", "z.mp3", "kick/.x.wav"}) {
            fs::create_directories((root / name).parent_path());
            writeFile(root / name, "");
        }
        fs::create_directory(root / "folder.wav");
        const std::vector<fs::path> expected = {root / "kick/1.WAV", root / "snare/10.wav", root / "snare/2.wav",
                                                root / "z.mp3"};
        fs::create_symlink(root / "z.mp3", root / "kick/y.txt"); // no name of a sound
        QCOMPARE(filesIn(root, isAudioName).files, expected);
        QVERIFY(filesIn(root, isAudioName).unreadable.empty());
        fs::create_symlink(root / "gone.wav", root / "kick/2.wav");
        const FolderFiles found = filesIn(root, isAudioName);
        QCOMPARE(found.files, expected);
        QCOMPARE(found.unreadable.size(), std::size_t(1));
        QCOMPARE(found.unreadable.front().file(), root / "kick/2.wav");
    }

    void aFolderThatCannotBeOpenedIsNamedAndTheOthersAreRead()
    {
        const QTemporaryDir temporary;
        const fs::path root = temporary.path().toStdString();
        for (const char* name : {"a/1.wav", "b/1.wav", "c/1.wav", "d/deep/1.wav", "e/1.wav"}) {
            fs::create_directories((root / name).parent_path());
            writeFile(root / name, "");
        }
        fs::create_directory_symlink(root, root / "c/loop");
        test::makeTooDeep(root / "b");
        const FolderFiles found = filesIn(root, isAudioName);
        QCOMPARE(found.files.size(), std::size_t(5));
        QCOMPARE(found.unreadable.size(), std::size_t(1));
        QVERIFY(QString::fromStdString(found.unreadable[0].file().string())
                    .startsWith(QString::fromStdString((root / "b").string())));
        fs::remove_all(root / "b"); // what the temporary folder cannot do
    }

    void namesAreUtf8_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<bool>("taken");
        QTest::newRow("ascii") << QByteArray("/a/b.wav") << true;
        QTest::newRow("letters") << QByteArray("/a/kél\xc3\xa1s \xf0\x9f\x8e\xb5.wav") << true;
        QTest::newRow("latin 1") << QByteArray("/a/latin1_\xe9.wav") << false;
        QTest::newRow("its folder") << QByteArray("/\xff/b.wav") << false;
        QTest::newRow("overlong") << QByteArray("/\xc0\xaf.wav") << false;
        QTest::newRow("cut") << QByteArray("/a\xc3") << false;
    }
    void namesAreUtf8()
    {
        QFETCH(QByteArray, name);
        QFETCH(bool, taken);
        const fs::path file(name.toStdString());
        if (taken)
            requireUtf8Name(file);
        else
            QVERIFY_THROWS_EXCEPTION(IoError, requireUtf8Name(file));
    }

    void aMissingFolderIsAnError() { QVERIFY_THROWS_EXCEPTION(IoError, filesIn("/nowhere/at/all", isAudioName)); }
};

QTEST_GUILESS_MAIN(TestAudioFiles)
#include "tst_audiofiles.moc"
