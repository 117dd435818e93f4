#include "core/audio/AudioFiles.h"
#include "core/base/AtomicFile.h"
#include "core/base/Error.h"

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
        QCOMPARE(audioFilesIn(root), expected);
    }

    void aMissingFolderIsAnError() { QVERIFY_THROWS_EXCEPTION(IoError, audioFilesIn("/nowhere/at/all")); }
};

QTEST_GUILESS_MAIN(TestAudioFiles)
#include "tst_audiofiles.moc"
